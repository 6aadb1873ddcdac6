package reading

import "casus/internal/claim"

// MaxText is how many bytes of a report are read.
const MaxText = 1 << 20

// Report is one report as it came. Empty fields are unknown.
type Report struct {
	File, URL, Outlet, Title string
	Date                     string // of publication, as YYYY-MM-DD or with a time after it
	Lang                     string // ISO 639-1
	Text                     string
}

// Reading is one claim of a report. Spans are bytes of Report.Text; a zero span
// means that the words stand in the title alone, or nowhere.
type Reading struct {
	Root     string // whoever the information goes back to, as an English editor names them; "" where nobody is named
	RootSpan claim.Span
	Via      []string // outlets that handed it on, nearest first
	Holder   string   // who is said to say it: the root, or the unnamed source behind an outlet
	HolderSpan,
	Sentence claim.Span

	Stage           claim.Stage
	StageSpan       claim.Span
	StageWhy        string // the cue that decided
	Likelihood      claim.Likelihood
	LikelihoodSpan  claim.Span
	LikelihoodWords string
	LikelihoodWhy   string
	Polarity        claim.Polarity
	PolaritySpan    claim.Span
	PolarityWhy     string
	Attribution     claim.Attribution
	AttributionSpan claim.Span
	AttributionWhy  string

	Said   claim.Date // when the root said it, as far as the words tell
	Actors []string   // states by ISO 3166-1 alpha-3, in the order in which the claim names them
	Treaty string     // the words for the treaty
	Lang   string     // in which the report was read; "" where no list has its language
	Notes  []string   // what was not read and why
}
