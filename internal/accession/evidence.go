package accession

import (
	"fmt"
	"strings"

	"casus/internal/estimative"
	"casus/internal/world"
)

// Evidence is one claim as the ledger reads it.
type Evidence struct {
	Claim    string           `json:"claim"`
	Date     string           `json:"date"`
	Text     string           `json:"text"`
	Claimant string           `json:"claimant"`
	Root     world.SourceID   `json:"root"`
	Grade    string           `json:"grade"`
	Polarity string           `json:"polarity"`
	Words    string           `json:"words"`       // of probability, as the claim has them; empty where it has none
	Scale    string           `json:"scale"`       // the scale that has these words
	Band     *[2]float64      `json:"band"`        // what they mean there
	Stage    Stage            `json:"stage"`       // that the claim tells; empty where none
	Told     string           `json:"stage_words"` // the words that tell it
	Full     Ratio            `json:"if_certain"`  // the ratio if its source were trusted without a doubt
	Trust    float64          `json:"trust"`
	Ratio    Ratio            `json:"ratio"` // the ratio that its trust leaves, held within the cap
	Capped   bool             `json:"capped"`
	Rule     string           `json:"rule"` // how the ratio came about
	Sources  []world.SourceID `json:"sources"`

	speaker string
	known   world.Day
	trust   Prior // with its range
}

// Ratio is a likelihood ratio with a range.
type Ratio struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// Judgement is a ratio that the editors or the user give a claim themselves.
type Judgement struct {
	Claim string
	Ratio Ratio
	Basis string
}

// Read makes evidence of a claim. Words are looked for on the scale asked, then on
// the other published scales. A Judgement on the claim wins over what its words say.
func (p *Priors) Read(c world.Claim, scale estimative.Scale, judged []Judgement) Evidence {
	e := Evidence{Claim: c.ID, Date: c.Date.Text, Text: c.Text, Claimant: c.Claimant, Root: c.Root, Grade: c.Grade, Polarity: c.Polarity,
		Sources: c.Sources, speaker: speaker(c.Claimant), known: knownOn(c)}
	if e.Sources == nil {
		e.Sources = []world.SourceID{}
	}
	if e.Root == "" {
		e.Root = world.SourceID(c.ID)
	}
	e.Stage, e.Told = ReadStage(c.Likelihood)
	if e.Stage == "" {
		e.Stage, e.Told = ReadStage(c.Text)
	}
	p.weigh(&e, c.Likelihood, scale)
	p.grade(&e)
	for _, j := range judged {
		if j.Claim == c.ID {
			e.Ratio, e.Rule, e.Capped = j.Ratio, j.Basis, false
			return e
		}
	}
	p.settle(&e)
	return e
}

// knownOn is the last day on which the claim may have become known.
func knownOn(c world.Claim) world.Day {
	if c.KnownFrom.Known() {
		return c.KnownFrom.Hi
	}
	return c.Date.Hi
}

// speaker is the name before the office; empty where nobody is named.
func speaker(claimant string) string {
	low := strings.ToLower(claimant)
	for _, no := range []string{"unnamed", "not named", "people familiar", "source", "reports", "media", "officials", "diplomats", "analysts"} {
		if strings.Contains(low, no) {
			return ""
		}
	}
	name, _, _ := strings.Cut(low, ",")
	return strings.TrimSpace(name)
}

// weigh finds what the claim would say if nobody doubted it.
func (p *Priors) weigh(e *Evidence, words string, scale estimative.Scale) {
	if e.Polarity == "mixed" {
		e.Full, e.Rule = p.ratio("says.mixed"), "says both ways, or speaks of another instrument"
		return
	}
	if band, of, said, ok := bandOf(words, scale); ok {
		e.Words, e.Scale, e.Band = said, of.ID, &[2]float64{band.Low, band.High}
		e.Full = Ratio{odds((band.Low + band.High) / 2), odds(band.Low), odds(band.High)}
		if e.Polarity == "deny" && e.Full.Value > 1 {
			// "Very likely that not" is said of the contrary.
			e.Full = Ratio{1 / e.Full.Value, 1 / e.Full.High, 1 / e.Full.Low}
		}
		e.Rule = fmt.Sprintf("%q is %g to %g by %s: the odds of its middle", said, band.Low, band.High, of.Title)
		return
	}
	switch {
	case e.Polarity == "deny" && (e.Stage == Denied || e.Stage == Stalled || e.Stage == Withdrawn):
		e.Full = p.ratio("says." + string(e.Stage))
		e.Rule = fmt.Sprintf("%q tells the stage %s", e.Told, spaced(e.Stage))
	case e.Polarity == "deny" && (e.Stage == Aspirant || e.Stage == Talks):
		e.Full = p.ratio("says.not_yet")
		e.Rule = fmt.Sprintf("%q says that it has come no further than %s", e.Told, spaced(e.Stage))
	case e.Polarity == "deny":
		e.Full, e.Rule = p.ratio("says.plain_denial"), "denied, without words of probability"
	case e.Stage != "":
		e.Full = p.ratio("says." + string(e.Stage))
		e.Rule = fmt.Sprintf("%q tells the stage %s", e.Told, spaced(e.Stage))
	default:
		e.Full, e.Rule = p.ratio("says.plain"), "affirmed, without words of probability or a stage"
	}
}

func spaced(s Stage) string { return strings.ReplaceAll(string(s), "_", " ") }

// bandOf looks for words of probability: the whole text, or what stands between
// its semicolons.
func bandOf(words string, scale estimative.Scale) (estimative.Band, estimative.Scale, string, bool) {
	scales := []estimative.Scale{scale}
	for _, s := range estimative.Scales() {
		if s.ID != scale.ID {
			scales = append(scales, s)
		}
	}
	for _, s := range scales {
		for _, part := range strings.Split(words, ";") {
			if b, err := s.Range(part); err == nil && strings.TrimSpace(part) != "" {
				return b, s, strings.TrimSpace(part), true
			}
		}
	}
	return estimative.Band{}, scale, "", false
}

// grade finds the trust that an Admiralty grade earns.
func (p *Priors) grade(e *Evidence) {
	if len(e.Grade) != 2 {
		e.trust = p.prior("trust.ungraded")
		e.Trust = e.trust.Value
		return
	}
	letter, digit := p.prior("trust."+e.Grade[:1]), p.prior("trust."+e.Grade[1:])
	e.trust = Prior{Value: letter.Value * digit.Value, Low: letter.Low * digit.Low, High: letter.High * digit.High}
	e.Trust = e.trust.Value
}

// settle raises the ratio to the trust and holds it within the cap.
func (p *Priors) settle(e *Evidence) {
	e.Ratio = raise(e.Full, e.trust)
	e.Ratio, e.Capped = p.within(e.Ratio)
}

// raise takes a ratio to the power of a trust; the range goes over both ranges.
func raise(r Ratio, trust Prior) Ratio {
	out := Ratio{Value: pow(r.Value, trust.Value)}
	ends := []float64{pow(r.Low, trust.Low), pow(r.Low, trust.High), pow(r.High, trust.Low), pow(r.High, trust.High)}
	out.Low, out.High = out.Value, out.Value
	for _, x := range ends {
		out.Low, out.High = min(out.Low, x), max(out.High, x)
	}
	return out
}

func (p *Priors) within(r Ratio) (Ratio, bool) {
	most := p.value("cap")
	hold := func(x float64) float64 { return min(max(x, 1/most), most) }
	held := Ratio{hold(r.Value), hold(r.Low), hold(r.High)}
	return held, held.Value != r.Value
}

func (p *Priors) ratio(id string) Ratio {
	x := p.prior(id)
	return Ratio{x.Value, x.Low, x.High}
}
