// Package world holds the nouns that everything in Casus shares: days and
// dates of limited precision, states, groups, treaties with their clauses and
// readings, areas, events, claims, responses, measures and sources.
//
// A World is the whole record. It is immutable: With returns a new World that
// shares all that an edit leaves alone, and KnownBy returns the record as it
// was known on an earlier day. Start with New, World.With and World.FindState.
//
// The package reads no files and asks no clock. It does not judge whether a
// duty is owed; that is the work of package obligation.
package world
