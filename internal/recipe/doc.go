// Package recipe makes research panels from public data sets: which columns can
// be added and what they are made from, how a panel is written down so that it can
// be made again, and the account of what was used.
//
// Start with a Recipe, from a file (Parse) or from a command line; Library.Panel
// makes it ready to be built. The tables behind the columns come from files that a
// user holds (package dataset); those from a store are kept in a short form beside
// it, since to read them again is most of the work.
package recipe
