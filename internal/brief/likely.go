package brief

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"casus/internal/accession"
	"casus/internal/change"
	"casus/internal/estimative"
	"casus/internal/world"
)

// LikelySchema names the shape of Likely in JSON.
const LikelySchema = "casus.likely/1"

// Likely is how likely it is that a state is in a treaty by a day.
type Likely struct {
	Schema      string             `json:"schema"`
	Kind        string             `json:"kind"` // forecast
	Dossier     string             `json:"dossier"`
	State       world.StateID      `json:"state"`
	Treaty      world.TreatyID     `json:"treaty"`
	Event       string             `json:"event"`
	AsOf        string             `json:"as_of"`
	KnownBy     string             `json:"known_by"`
	Deadline    string             `json:"deadline"`
	DeadlineSet string             `json:"deadline_set"` // asked, dossier, or default: a year on
	Position    accession.Position `json:"position"`
	Standing    string             `json:"standing"` // the same in words
	Ratifiers   []LikelyClock      `json:"ratifiers"`
	Probability float64            `json:"probability"` // of being in force for the state by the deadline
	Low         float64            `json:"low"`
	High        float64            `json:"high"`
	Words       map[string]string  `json:"words"` // by scale, of the probability
	Scale       string             `json:"scale"` // on which words of reports were looked for first
	Stages      []LikelyStage      `json:"stages"`
	Forecasts   []BookForecast     `json:"forecasts"` // of the book, on this accession, with their scores where they are decided
	Notes       []Remark           `json:"notes"`
	Priors      []accession.Prior  `json:"priors"`
	*accession.Answer

	world    *world.World
	parties  []world.StateID
	scale    estimative.Scale
	from     world.Day
	deadline world.Day
	same     []world.OneRoot
	clashes  []change.Clash
	ratify   []world.StateID // who must, once it is signed
}

// LikelyClock is a state that must ratify once the accession is signed.
type LikelyClock struct {
	State world.StateID `json:"state"`
	accession.Clock
	Year float64 `json:"ratified_in_a_year"` // chance
}

// LikelyStage is what the prior says of a state that is at a stage, by the same
// deadline.
type LikelyStage struct {
	Stage accession.Stage `json:"stage"`
	accession.Course
}

// LikelyOptions are what a user may set.
type LikelyOptions struct {
	From     world.Day  // the day asked from; what became known later is left out
	Known    world.Day  // the day to which knowledge is limited
	Deadline world.Date // unknown: the dossier's, or a year on
	Scale    string     // of words; icd203 where empty
	Priors   []accession.Prior
	Judged   []accession.Judgement
	Grades   map[string]string // Admiralty grades of claims in place of the record's
	Clashes  []change.Clash    // new conflicts of duty, where they are known; nil: worked out here
}

// NewLikely works out a forecast. Its error is a treaty that cannot be joined, a
// deadline that is past, or priors that cannot be.
func NewLikely(w *world.World, state world.StateID, id world.TreatyID, o LikelyOptions) (*Likely, error) {
	scale, err := estimative.Find(orWord(o.Scale, estimative.ICD203.ID))
	if err != nil {
		return nil, err
	}
	recorded := w.KnownBy(o.Known)
	w = recorded.Graded(o.Grades)
	t := w.Treaty(id)
	if t == nil {
		return nil, fmt.Errorf("%s was not yet signed on %s, the day to which knowledge is limited", id, o.Known)
	}
	priors, err := likelyPriors(w, o.Priors)
	if err != nil {
		return nil, err
	}
	said := accessionOf(w, state, id)
	l := &Likely{Schema: LikelySchema, Kind: "forecast", Dossier: w.Question.ID, State: state, Treaty: id, AsOf: o.From.String(), KnownBy: o.Known.String(), Scale: scale.ID,
		Notes: []Remark{}, Priors: priors.List(), world: w, scale: scale, from: o.From, same: said.Same}
	l.Event = fmt.Sprintf("%s:%s", state, id)
	if err := l.setDeadline(o.Deadline, said.Deadline); err != nil {
		return nil, err
	}
	if err := l.stand(t, said); err != nil {
		return nil, err
	}
	if err := l.setClocks(priors, o.Priors); err != nil {
		return nil, err
	}
	q := &accession.Question{From: o.From, Deadline: l.deadline, Position: l.Position, Claims: claimsOf(w, said), Same: said.Same, Scale: scale, Priors: priors,
		Judged: o.Judged}
	for _, j := range said.Judged {
		q.Judged = append(q.Judged, accession.Judgement{Claim: j.Claim, Ratio: accession.Ratio{Value: j.Ratio, Low: j.Low, High: j.High}, Basis: j.Basis})
	}
	if l.Position.Stage != accession.InForce {
		q.Structure = l.circumstances(t, o.Clashes)
	}
	l.Answer = q.Answer()
	l.Probability, l.Low, l.High = l.Joined.Probability, l.Joined.Low, l.Joined.High
	l.Words = map[string]string{}
	for _, s := range []estimative.Scale{estimative.ICD203, estimative.UK} {
		l.Words[s.ID] = s.Words(l.Probability).String()
	}
	for _, s := range []accession.Stage{accession.None, accession.Aspirant, accession.Talks, accession.Advanced, accession.Draft, accession.Signed} {
		l.Stages = append(l.Stages, LikelyStage{s, priors.Course(accession.Position{Stage: s, Waiting: len(l.ratify), Who: l.Position.Who}, int(l.deadline-l.from)).Rounded()})
	}
	l.Forecasts = l.foretold()
	l.note(t, said)
	l.noteGrades(recorded, said, o.Grades)
	return l, nil
}

// likelyPriors takes the priors of the dossier, rows of its base rates whose id
// begins with "accession:", and then those of the user.
func likelyPriors(w *world.World, user []accession.Prior) (*accession.Priors, error) {
	priors := accession.Defaults()
	var faults []error
	set := func(p accession.Prior) {
		next, err := priors.With(p)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", p.From, err))
			return
		}
		priors = next
	}
	for _, b := range w.BaseRates {
		name, ok := strings.CutPrefix(b.ID, AccessionRates)
		if !ok || b.Value == nil {
			continue
		}
		p := accession.Prior{ID: name, Value: *b.Value, Low: *b.Value, High: *b.Value, Basis: orWord(b.Note, b.Measure), Sources: orEmpty(b.Sources), From: "dossier"}
		if b.Low != nil {
			p.Low = *b.Low
		}
		if b.High != nil {
			p.High = *b.High
		}
		set(p)
	}
	for _, p := range user {
		set(p)
	}
	return priors, errors.Join(faults...)
}

// AccessionRates begins the id of a base rate that is a prior of accessions.
const AccessionRates = "accession:"

// accessionOf is what the dossier says of the accession. Where it says nothing, but
// proposes it, the first topic of its proposal is what is evidence.
func accessionOf(w *world.World, state world.StateID, id world.TreatyID) world.Accession {
	for _, a := range w.Question.Accessions {
		if a.State == state && a.Treaty == id {
			return a
		}
	}
	out := world.Accession{State: state, Treaty: id}
	for _, e := range w.Question.Edits {
		if e.Treaty == id && (e.Kind == world.Join && e.State == state || e.Kind == world.Sign) {
			if topics := w.Question.Topics["proposal"]; len(topics) > 0 {
				out.Topics = topics[:1]
			}
		}
	}
	return out
}

func claimsOf(w *world.World, said world.Accession) []world.Claim {
	var out []world.Claim
	for _, c := range w.Claims {
		if slices.Contains(said.Topics, c.Topic) {
			out = append(out, c)
		}
	}
	return out
}

// setDeadline takes the deadline asked, that of the dossier if it is still ahead,
// or a year.
func (l *Likely) setDeadline(asked, dossier world.Date) error {
	year, month, day := l.from.Civil()
	l.deadline, l.DeadlineSet = world.On(world.MakeDay(year, month, day)).AddMonths(12).Hi, "default"
	switch {
	case asked.Known():
		l.deadline, l.DeadlineSet = asked.Hi, "asked"
	case dossier.Known() && dossier.Hi > l.from:
		l.deadline, l.DeadlineSet = dossier.Hi, "dossier"
	}
	l.Deadline = l.deadline.String()
	if l.deadline < l.from {
		return fmt.Errorf("the deadline %s is before %s, the day asked from", l.deadline, l.from)
	}
	if l.deadline-l.from > 50*366 {
		return fmt.Errorf("the deadline %s is more than 50 years after %s", l.deadline, l.from)
	}
	return nil
}
