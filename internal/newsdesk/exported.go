package newsdesk

import (
	"fmt"
	"strings"

	"casus/internal/claim"
	"casus/internal/coder"
	"casus/internal/intake"
)

// exported turns a row of a GDELT export into the one claim that it is: what
// their coder read in a report. Nothing is promoted, since the row does not say
// who holds it.
func (d *Desk) exported(r *Report, g *intake.GDELT) {
	r.Coded = "export"
	code, known := coder.CodeOf(g.Code)
	c := Claim{ID: "c1", Text: fmt.Sprintf("%s, %s, %s", actorWords(g.Actor1), strings.ToLower(orWord(code.Name, "code "+g.Code)), actorWords(g.Actor2)),
		Attribution: claim.MediaUnnamed, Stage: claim.Occurred, Likelihood: claim.Unstated, Polarity: claim.Affirm,
		CAMEO: g.Code, Class: code.Class, Act: strings.ToLower(orWord(code.Class, "statement")), Via: []string{"GDELT"},
		Actors: []Party{}, Objects: []Party{}, Goldstein: g.Goldstein, ReportDate: r.Date, Rule: "coded by GDELT 2.0, not by casus",
		EventFrom: g.Day, EventTo: g.Day}
	if !known {
		r.Notes = append(r.Notes, fmt.Sprintf("The code %q of the row is none of CAMEO.", g.Code))
	}
	c.Actors = d.addExported(r, c.Actors, g.Actor1)
	c.Objects = d.addExported(r, c.Objects, g.Actor2)
	if len(c.Actors) == 0 && len(c.Objects) == 0 {
		r.Notes = append(r.Notes, "The row names no actor.")
	}
	r.Claims = append(r.Claims, c)
}

func orWord(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func actorWords(a intake.GDELTActor) string {
	switch {
	case a.Name != "":
		return a.Name
	case a.Code != "":
		return a.Code
	}
	return "somebody"
}

// addExported adds an actor of a row under its country, where it has one that the
// dictionaries know.
func (d *Desk) addExported(r *Report, list []Party, a intake.GDELTActor) []Party {
	if a.Code == "" && a.Name == "" {
		return list
	}
	p := Party{Name: actorWords(a)}
	if known := d.names.Actor(a.Country); known != nil {
		p.ID, p.Country = known.ID, known.Country
	} else if a.Country != "" {
		r.Notes = append(r.Notes, fmt.Sprintf("The country %q of the row is in no dictionary.", a.Country))
	}
	return append(list, p)
}
