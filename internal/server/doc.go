// Package server is the HTTP side of the workbench: routes, headers, limits and the
// shapes that go over the wire. It knows no command: it gets a list of Endpoints,
// each with its parameters and a function that writes the answer. Start with New.
//
// Answers are kept by their canonical query and computed once however many ask at
// the same time. Everything that comes in is hostile until it is parsed.
package server
