// Package document is the shape of what Casus tells a reader: headings,
// paragraphs, tables, figures, and the sources behind each. Use cases compose
// a Document; package render draws it for a terminal, as Markdown or as HTML.
//
// Start with New and Document.Add; write text with Say and attach sources with
// Text.From.
package document

import (
	"fmt"
	"strings"

	"casus/internal/world"
)

// Document is one answer to a reader.
type Document struct {
	Title    string
	Subtitle string
	Blocks   []Block
	World    *world.World // to look sources up
}

// New starts a document on a record.
func New(w *world.World, title, subtitle string) *Document {
	return &Document{Title: title, Subtitle: subtitle, World: w}
}

// Add appends blocks.
func (d *Document) Add(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }

// Block is a part of a document: Heading, Paragraph, List, Tree, Table, Figure
// or Break.
type Block interface{ block() }

// Heading opens a section. Level 2 is a section, 3 a part of one.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is running text.
type Paragraph struct{ Text Text }

// List is a bulleted list.
type List struct{ Items []Text }

// Tree is a reasoning: a statement that rests on those below it.
type Tree struct {
	Text   Text
	Closed bool // where branches can be folded, show it folded
	Under  []Tree
}

// Table is a grid of texts under a head. Numeric columns are set to the right.
type Table struct {
	Caption string
	Head    []string
	Numeric []bool // by column; may be shorter than Head
	Rows    [][]Text
}

// Figure is a drawing with the words that stand for it where there is none.
type Figure struct {
	Drawing any // Course, Bars, Ring, Waterfall or Calibration
	Caption string
	Sources []world.SourceID
}

// Break ends a page in print.
type Break struct{}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Tree) block()      {}
func (Table) block()     {}
func (Figure) block()    {}
func (Break) block()     {}

// Text is a run of spans.
type Text []Span

// Span is a piece of text with one look and the sources behind it.
type Span struct {
	Text   string
	Tone   Tone
	Strong bool
	Cite   []world.SourceID
}

// Tone is what a span means to the eye. The words always say it too.
type Tone int

// The tones.
const (
	Plain Tone = iota
	Owed
	Depends
	NotOwed
	Warn
	Muted
)

// Say makes a plain text from a format.
func Say(format string, args ...any) Text {
	if len(args) == 0 {
		return Text{{Text: format}}
	}
	return Text{{Text: fmt.Sprintf(format, args...)}}
}

// Strong makes a text that stands out.
func Strong(format string, args ...any) Text {
	return Text{{Text: fmt.Sprintf(format, args...), Strong: true}}
}

// In gives a text a tone.
func In(tone Tone, format string, args ...any) Text {
	return Text{{Text: fmt.Sprintf(format, args...), Tone: tone}}
}

// From attaches sources to the end of a text.
func (t Text) From(sources ...world.SourceID) Text {
	if len(t) == 0 || len(sources) == 0 {
		return t
	}
	out := append(Text{}, t...)
	last := &out[len(out)-1]
	last.Cite = append(append([]world.SourceID{}, last.Cite...), sources...)
	return out
}

// And joins texts.
func (t Text) And(more ...Text) Text {
	out := append(Text{}, t...)
	for _, m := range more {
		out = append(out, m...)
	}
	return out
}

// String is the text without look or sources.
func (t Text) String() string {
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.Text)
	}
	return b.String()
}

// P is a paragraph of texts.
func P(parts ...Text) Paragraph { return Paragraph{Text: Text{}.And(parts...)} }

// H2 and H3 open a section and a part.
func H2(format string, args ...any) Heading { return Heading{2, fmt.Sprintf(format, args...)} }
func H3(format string, args ...any) Heading { return Heading{3, fmt.Sprintf(format, args...)} }

// Course is the drawing of a relation over time: events above and below a line
// of zero, by day, and the yearly mean.
type Course struct {
	Title    string
	From, To world.Day
	Points   []CoursePoint
	Marks    []Mark
}

// CoursePoint is one event: its height is its intensity, -10 to 10.
type CoursePoint struct {
	Day       world.Day
	Intensity float64
	Label     string
}

// Mark names a turning point on the time line.
type Mark struct {
	Day  world.Day
	Text string
}

// Bars is the drawing of a few measures of a few states side by side, each
// with a range.
type Bars struct {
	Title  string
	Groups []BarGroup
}

// BarGroup is one measure.
type BarGroup struct {
	Name string
	Unit string
	Most float64 // what a bar of full length is, such as 100 of per cent; 0: the largest of the group
	Bars []Bar
}

// Full is what a bar of full length is.
func (g BarGroup) Full() float64 {
	if g.Most > 0 {
		return g.Most
	}
	top := 0.0
	for _, b := range g.Bars {
		top = max(top, b.High)
	}
	return top
}

// Bar is one state's value.
type Bar struct {
	Label            string
	Value, Low, High float64
	Text             string
	Known            bool
}

// Ring is the drawing of a signed network: actors on a circle, bloc by bloc, and
// their ties across it.
type Ring struct {
	Title  string
	Actors []RingActor // in order of bloc
	Ties   []RingTie
}

// RingActor is an actor and the bloc in which it stands.
type RingActor struct {
	Label string
	Bloc  int
}

// RingTie joins two actors, by their places in Actors.
type RingTie struct {
	A, B    int
	Against bool // a tie that divides
	Misfit  bool // that fits no blocs
}

// Waterfall is the drawing of a chance that steps move one after the other.
type Waterfall struct {
	Title string
	Steps []WaterfallStep // the first stands from zero, as does any that is a total
}

// WaterfallStep takes a chance from one value to another, both from 0 to 1.
type WaterfallStep struct {
	Label         string
	Before, After float64
	Low, High     float64 // of the chance after it
	Total         bool
}

// Top is the end of the scale: a round share of 1 that holds every step and range.
func (w Waterfall) Top() float64 {
	top := 0.0
	for _, s := range w.Steps {
		top = max(top, s.Before, s.After, s.High)
	}
	for _, round := range []float64{.05, .1, .2, .3, .5} {
		if top <= round {
			return round
		}
	}
	return 1
}

// Calibration is the drawing of forecast chances against the shares that came true.
type Calibration struct {
	Title  string
	Points []CalibrationPoint
}

// CalibrationPoint is the forecasts of one band.
type CalibrationPoint struct {
	Forecast, Observed float64 // mean chance, and the share that came true
	Low, High          float64 // of that share, by its number
	Count              int
	Label              string
}
