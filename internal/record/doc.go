// Package record gives the record of a dossier as the JSON of one answer: what a
// page needs to draw its map, its lists and its sources, under the dates and edits
// of one question. Start with New.
//
// It shows rows and judges nothing: who owes what is the matter of other rooms.
package record
