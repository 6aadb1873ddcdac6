// Package intake is the door of the news desk: it takes reports in from files,
// folders, pages, feeds and batches, and gives each as a Report, plain text with
// what is known of where it comes from. Start with Open, which takes what a user
// names, or with Read, which takes bytes and finds out what they are; Collect
// gathers what either gives.
//
// All input is hostile until read. Limits bound every reader in bytes, items,
// depth and time; what is broken or over a limit is a Fault of that item, and the
// other items go on. Nothing that is not known is guessed: a date, an outlet or a
// language that is not there stays empty, and a Note says what was left out.
//
// The package fetches what it is asked for and no more: it follows no links in
// pages or feeds, keeps to robots.txt, and reaches no private address unless told.
package intake
