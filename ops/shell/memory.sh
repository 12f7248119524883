# Sourced: a folder in memory for what tests write and nobody keeps.

# Prints the folder, or fails where memory has less than 6 GB for it.
roomy_memory() {
    local kilobytes
    kilobytes=$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)
    [[ -w /dev/shm ]] && ((${kilobytes:-0} > 6000000)) && echo /dev/shm
}
