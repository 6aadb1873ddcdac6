// Package claim holds the nouns of the news desk: what a report says, who says
// it, how far the matter is said to have come, how likely it is said to be, and
// where in the text each of these stands. An event is a claim that a stated rule
// promotes (Promote).
package claim

import "casus/internal/world"

// Span is a stretch of the report's text in bytes. The zero Span means that the
// field does not stand in the text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Stage is how far a matter is said to have come.
type Stage string

// The stages, as reports word them.
const (
	Interest               Stage = "interest"
	ExploratoryTalks       Stage = "exploratory_talks"
	Considered             Stage = "considered"
	Proposed               Stage = "proposed"
	Planned                Stage = "planned"
	TalksUnderway          Stage = "talks_underway"
	TalksUnderwayNotSigned Stage = "talks_underway_not_signed"
	TalksAdvanced          Stage = "talks_advanced"
	NearFinal              Stage = "near_final"
	DraftReady             Stage = "draft_ready"
	Signed                 Stage = "signed"
	Occurred               Stage = "occurred"
	Conditional            Stage = "conditional"
	Denied                 Stage = "denied"
	Declined               Stage = "declined"
	InformalPlatform       Stage = "informal_platform"
	NoComment              Stage = "no_comment"
)

// Stages lists the vocabulary of stages.
var Stages = []Stage{Interest, ExploratoryTalks, Considered, Proposed, Planned, TalksUnderway, TalksUnderwayNotSigned,
	TalksAdvanced, NearFinal, DraftReady, Signed, Occurred, Conditional, Denied, Declined, InformalPlatform, NoComment}

// Likelihood is how likely the claim's own words make the matter.
type Likelihood string

// The likelihoods.
const (
	Certain    Likelihood = "certain"
	VeryLikely Likelihood = "very_likely"
	Likely     Likelihood = "likely"
	Possible   Likelihood = "possible"
	WillNot    Likelihood = "will_not"
	Unstated   Likelihood = "unstated"
)

// Likelihoods lists the vocabulary of likelihoods.
var Likelihoods = []Likelihood{Certain, VeryLikely, Likely, Possible, WillNot, Unstated}

// Polarity is whether the holder holds the matter to be so.
type Polarity string

// The polarities.
const (
	Affirm Polarity = "affirm"
	Deny   Polarity = "deny"
	Mixed  Polarity = "mixed"
	Doubt  Polarity = "doubt" // of a claim about somebody's word or power: held to be uncertain
)

// Polarities lists the vocabulary of polarities.
var Polarities = []Polarity{Affirm, Deny, Mixed, Doubt}

// Attribution is what kind of holder a claim has.
type Attribution string

// The attributions.
const (
	NamedOfficial        Attribution = "named_official"
	NamedInstitution     Attribution = "named_institution"
	NamedPerson          Attribution = "named_person"
	AnonymousOfficial    Attribution = "anonymous_official"
	Anonymous            Attribution = "anonymous"
	Media                Attribution = "media"
	MediaCitingAnonymous Attribution = "media_citing_anonymous"
	MediaUnnamed         Attribution = "media_unnamed"
	MediaNamedSecondary  Attribution = "media_named_secondary"
	Analysts             Attribution = "analysts"
	Narrator             Attribution = "narrator"
	Unattributed         Attribution = "unattributed"
)

// Attributions lists the vocabulary of attributions.
var Attributions = []Attribution{NamedOfficial, NamedInstitution, NamedPerson, AnonymousOfficial, Anonymous, Media,
	MediaCitingAnonymous, MediaUnnamed, MediaNamedSecondary, Analysts, Narrator, Unattributed}

// Date is when something happened or was said, as far as the words tell.
type Date struct {
	Words    string    `json:"words,omitempty"`
	Value    string    `json:"value,omitempty"` // TIMEX3, "2025-09"
	From, To world.Day `json:"-"`
	Span     Span      `json:"span,omitzero"`
}
