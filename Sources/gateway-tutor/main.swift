import TutorCommands

Door.open()
