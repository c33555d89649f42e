select incarnation, beat from node
