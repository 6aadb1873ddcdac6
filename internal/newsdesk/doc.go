// Package newsdesk reads reports as an editor would: each gives claims (who
// says what, how far it has come, how likely it is said to be, and where in the
// text each of these stands); claims that a stated rule promotes are events;
// reports that repeat one root are put together; and what is new can be proposed
// as rows of a dossier. Start with New and Desk.Read.
//
// The reading itself is done in the rooms below: coder for the events of a
// sentence, reading for the main claim of a report in any language, timex for
// dates, accord for treaties, gazetteer for names. This room joins what they
// find.
package newsdesk
