package newsdesk

import (
	"casus/internal/claim"
	"casus/internal/world"
)

// Schema names the shape of Result in JSON.
const Schema = "casus.read/1"

// Result is what a set of reports says.
type Result struct {
	Schema   string    `json:"schema"`
	Reports  []Report  `json:"reports"`
	Clusters []Cluster `json:"clusters"`
	Faults   []string  `json:"faults"` // items that could not be read, and why
}

// Report is one report and what it claims, the main claim first.
type Report struct {
	File      string   `json:"file"`
	URL       string   `json:"url,omitempty"`
	Outlet    string   `json:"outlet,omitempty"`
	Title     string   `json:"title,omitempty"`
	Date      string   `json:"date"`      // empty: not known
	DateFrom  string   `json:"date_from"` // header, page, feed, dateline, text; empty: not known
	Lang      string   `json:"lang"`
	LangFrom  string   `json:"lang_from,omitempty"`
	Kind      string   `json:"kind"`
	Coded     string   `json:"coded"` // fully, main_claim or names: what is done in this language
	Cluster   string   `json:"cluster"`
	Sentences int      `json:"sentences"`
	Claims    []Claim  `json:"claims"`
	Events    []Event  `json:"events"`
	Unknown   []string `json:"unknown_names"` // names that no dictionary has
	Notes     []string `json:"notes"`
	Proposed  []Model  `json:"proposed,omitempty"` // by a language model, if one was named
	Text      string   `json:"-"`
	day       world.Day
}

// Party is who says or does something.
type Party struct {
	ID      string     `json:"id,omitempty"` // of the dictionaries; empty: not known there
	Name    string     `json:"name"`
	Country string     `json:"country,omitempty"`
	Span    claim.Span `json:"span,omitzero"`
}

// Claim is one proposition with its holder.
type Claim struct {
	ID          string            `json:"id"` // c1, c2, ... within the report
	RootSource  string            `json:"root_source"`
	RootNamed   bool              `json:"root_named"` // false: the root is only described, as "Turkish media"
	Stage       claim.Stage       `json:"stage"`
	Likelihood  claim.Likelihood  `json:"likelihood"`
	Polarity    claim.Polarity    `json:"polarity"`
	Attribution claim.Attribution `json:"attribution"`

	Text    string   `json:"text"`  // the proposition in a few words
	Words   string   `json:"words"` // the clause of the report that says it
	Holder  *Party   `json:"holder"`
	Via     []string `json:"via"` // outlets between the holder and this report, nearest first
	Actors  []Party  `json:"actors"`
	Act     string   `json:"act"` // accuse, meet, sign, seek_to_join, ...
	Objects []Party  `json:"objects"`

	Class     string   `json:"class,omitempty"` // PLOVER 0.8
	CAMEO     string   `json:"cameo,omitempty"`
	Goldstein *float64 `json:"goldstein"` // null: the code has none, or there is no code
	Mutual    bool     `json:"mutual,omitempty"`

	Treaty    string `json:"treaty,omitempty"`
	TreatyAct string `json:"treaty_act,omitempty"`

	LikelihoodWords string   `json:"likelihood_words,omitempty"`
	LikelihoodLow   *float64 `json:"likelihood_low"` // share of 1; null: no scale has these words
	LikelihoodHigh  *float64 `json:"likelihood_high"`
	LikelihoodScale string   `json:"likelihood_scale,omitempty"`

	EventDate  claim.Date `json:"event_date,omitzero"`
	EventFrom  string     `json:"event_from,omitempty"` // first day on which it may have been
	EventTo    string     `json:"event_to,omitempty"`
	ReportDate string     `json:"report_date,omitempty"`

	Negated     bool `json:"negated,omitempty"`
	Conditional bool `json:"conditional,omitempty"`
	Question    bool `json:"question,omitempty"`
	Future      bool `json:"future,omitempty"`

	Spans Spans  `json:"spans"`
	Rule  string `json:"rule"` // which rule read it so
	order int    // of the sentence
	done  bool   // the sentence of the act tells it as done
}

// Spans tells where the fields of a claim stand in the text.
type Spans struct {
	Sentences  []claim.Span `json:"sentences"`
	Act        claim.Span   `json:"act,omitzero"`
	Treaty     claim.Span   `json:"treaty,omitzero"`
	Stage      claim.Span   `json:"stage,omitzero"`
	Likelihood claim.Span   `json:"likelihood,omitzero"`
	Polarity   claim.Span   `json:"polarity,omitzero"`
	Root       claim.Span   `json:"root,omitzero"`
}

// Event is a claim that a rule promotes: taken to have happened.
type Event struct {
	Claim        string   `json:"claim"` // id of the claim
	Participants []string `json:"participants,omitempty"`
	Source       []string `json:"source,omitempty"`
	Target       []string `json:"target,omitempty"`
	From         string   `json:"from"`
	To           string   `json:"to"`
	Summary      string   `json:"summary"`
	Class        string   `json:"class,omitempty"`
	CAMEO        string   `json:"cameo,omitempty"`
	Goldstein    *float64 `json:"goldstein"`
	Treaty       string   `json:"treaty,omitempty"`
	TreatyAct    string   `json:"treaty_act,omitempty"`
	Promoted     string   `json:"promoted_by"` // the rule
}

// Cluster is the reports that repeat one root.
type Cluster struct {
	ID       string   `json:"id"`
	Root     string   `json:"root"` // empty: no report names it
	Files    []string `json:"files"`
	First    string   `json:"first,omitempty"` // date of the earliest
	Evidence []string `json:"evidence"`
	Drift    []Drift  `json:"drift"`
}

// Drift is how a copy differs from its root.
type Drift struct {
	File    string   `json:"file"`
	Changes []string `json:"changes"`
}

// Model is a claim that a language model proposes, with the verdict.
type Model struct {
	Sentence string   `json:"sentence"`
	Stage    string   `json:"stage"`
	Accepted bool     `json:"accepted"`
	Reasons  []string `json:"reasons"`
}
