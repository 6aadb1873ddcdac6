// Package gazetteer says who is meant by a name in a report: states with their
// adjectives, peoples and capitals, places, institutions, organisations, armed
// groups, news outlets, and people in office with the dates of their terms.
//
// Start with Default for the tables that come with the program, With for those
// tables and a user's own (docs/formats/dictionaries.md), Find for the names in
// tokens and FindRoles for words such as "soldiers" that turn a country into a
// sector. Unknown lists what looks like a name and is in no table: that is
// reported, never guessed.
//
// A name counts by its spelling and its neighbours alone; the gazetteer knows
// no grammar. Codes of countries are ISO 3166-1 alpha-3, of sectors those of
// CAMEO and PLOVER.
package gazetteer
