// Package warspread makes the wars that package joining learns from out of the public
// tables, and keeps the odds fitted to them. Start with Fitted, which is what comes
// with casus and where it comes from; Fit finds the tables under a folder and does
// everything anew.
//
// Wars and sides are those of the inter-state wars of the Correlates of War project
// (4.0), states and major powers those of its lists (2016), borders those of direct
// contiguity (3.2): on land or a river, in the month in which the war began. Pacts are
// those of ATOP (5.1) on the first day of the war: a state has a defence pact with
// another if its own row of the alliance promises defence, and is its ally if both are
// in any alliance. A date not known to the day is the earliest that it can be. A state
// that fought on both sides joined that on which it fought first.
package warspread
