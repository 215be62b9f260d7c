// The command line: `sayso …`.
export {}
