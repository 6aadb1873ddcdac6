// Package coder turns one English sentence into coded events: who did what to
// whom, by the classes of PLOVER 0.8 and the codes of the CAMEO code book.
//
// Start with Default and Sentence; Main picks the event that a list with one
// event a sentence keeps, Score compares events with labelled ones.
//
// It works by a lexicon of acts (data/, described in docs/formats/events.md) and
// a shallow reading of the clauses: verb groups, which of them is the main one,
// which governs which, and the nouns around them. Acts combine: a code under a
// verb such as "refuse" or "threaten" becomes another code by a table. It knows
// no names; those come from the gazetteer.
package coder
