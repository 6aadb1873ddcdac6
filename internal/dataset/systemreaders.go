package dataset

// systemReaders read states, majors, capitals, contiguity, rivalries and memberships.
var systemReaders = map[string]Reader{}
