package coder

import (
	"casus/internal/claim"
	"casus/internal/gazetteer"
	"casus/internal/token"
	"casus/internal/world"
)

// Party is somebody who says something.
type Party struct {
	Countries []string // ISO3, or IGO, NGO, IMG
	Actors    []string // ids of the gazetteer
	Span      claim.Span
}

// Event is one coded event of a sentence.
type Event struct {
	Source, Target             []string // ISO3, or IGO, NGO, IMG; a symmetric event has all participants in Source and no Target
	SourceActors, TargetActors []string // ids of the gazetteer
	SourceSpan, TargetSpan     []claim.Span
	ActSpan                    []claim.Span
	Class                      string // PLOVER 0.8; "" for a statement
	CAMEO                      string
	Goldstein                  float64
	GoldsteinKnown             bool
	Mode                       string // PLOVER; "" where none is known
	Holder                     *Party // who says so; nil where the narrator does
	Negated                    bool
	Conditional                bool
	Question                   bool
	Future                     bool
	Hypothetical               bool
	Rule                       string  // the entries of the lexicon that coded it, from the verb down
	Weight                     float64 // how much it is the main act of the sentence; the list is sorted by it
}

// Coder codes sentences. It keeps its working memory, so use one for each
// goroutine.
type Coder struct {
	lex      *lexicon
	gaz      *gazetteer.Gazetteer
	on       world.Day
	splitter token.Splitter
	reader   reader
	mentions []gazetteer.Mention
	roles    []gazetteer.RoleMention
	found    []piece
	parties  []party
	readings []reading
	alleged  []reading // what accusations say was done
	text     string
}

// Default is a coder with the lexicon that comes with the program.
func Default(g *gazetteer.Gazetteer) *Coder {
	l := standard()
	return &Coder{lex: l, gaz: g, reader: reader{lex: l}}
}

// Sentence codes one English sentence. The events come with the main act first.
// Give gazetteer.NoDay where the day is unknown.
func (c *Coder) Sentence(text string, on world.Day) []Event {
	c.text, c.on = text, on
	r := &c.reader
	r.tokens = c.splitter.Split(r.tokens[:0], text)
	if len(r.tokens) > maxTokens {
		r.tokens = r.tokens[:maxTokens]
	}
	r.number()
	c.find()
	r.readGroups()
	r.rankGroups()
	c.linkParties()
	c.collect()
	return c.events()
}
