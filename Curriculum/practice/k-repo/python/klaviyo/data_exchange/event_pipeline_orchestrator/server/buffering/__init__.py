"""The memory of a pod: what it holds, how full that is, who must pause."""
