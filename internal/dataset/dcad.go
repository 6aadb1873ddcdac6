package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"casus/internal/world"
)

// DCAD is the Defense Cooperation Agreement Dataset, version 1.0: 1,871
// agreements of two states, signed from 1980 to 2010. Kinne, Brandon J. 2020. The
// Defense Cooperation Agreement Dataset (DCAD). Journal of Conflict Resolution
// 64(4): 729-755. It is published as DCAD-v1.0-main.csv.
type DCAD = Table[DefenseAgreement]

// DefenseAgreement is one agreement. A Value whose code is negative in the data
// is unknown, and N keeps the code, of which the codebook tells the reason (-77,
// -88, -66, -44 and the like); 0 stands for a blank.
type DefenseAgreement struct {
	ID           string // as DCADv1.0-0001
	A, B         int    // Correlates of War numbers; in three rows of the published file one state with itself
	NameA, NameB string // letters, as the file has them
	Signed       world.Date
	InForce      world.Date // unknown for more than half; in one row before the signature
	General      bool       // a general agreement rather than one on a single sector
	Categories   []string   // one to three of dcaCategories, the chief one first
	Span         Value      // years for which it was made
	RenewType    Value      // how it is renewed: a negative code alone
	RenewYears   Value      // years of each renewal
	Terminated   Value      // 1 it was ended, 0 it was not
	Duration     Value      // years that it lasted, where that is known
	EndEstimate  int        // last year, as the author estimates it; 2010 is the end of the data
	Asymmetry    int        // 0 to 2: how uneven the duties are
	Confidence   string     // in the category: high, med, low, or atypical
	Line         int
}

// dcaCategories are the kinds of agreement: general ones (DCA), on defence
// industry, commissions, procurement, research, and training and exchange.
var dcaCategories = []string{"DCA", "DIC", "COMMISSION", "PROCUREMENT", "RESEARCH", "TREX"}

const (
	firstAgreement = 1900
	maxTerm        = 200 // years
)

// reasoned reads a whole number of which a negative one is a code for the reason
// why there is none.
func (c *cell) reasoned(lo, hi int) Value {
	v := c.value(-99, hi)
	switch {
	case c.bad, !v.Known:
		return Value{}
	case v.N < 0:
		return Value{N: v.N}
	case v.N < lo:
		c.fault("%q is not a whole number from %d to %d, nor a negative code", c.text, lo, hi)
	}
	return v
}

func reasonedColumn[T any](name string, lo, hi int, at func(*T) *Value) column[T] {
	return column[T]{name, func(row *T, c *cell) { *at(row) = c.reasoned(lo, hi) }}
}

func dcadLayout() layout[dated[DefenseAgreement]] {
	l := layout[DefenseAgreement]{
		kind: "defense cooperation agreement",
		columns: []column[DefenseAgreement]{
			wordsColumn("DCAid", func(a *DefenseAgreement) *string { return &a.ID }),
			stateColumn("ccode1", func(a *DefenseAgreement) *int { return &a.A }),
			stateColumn("ccode2", func(a *DefenseAgreement) *int { return &a.B }),
			wordsColumn("cowName1", func(a *DefenseAgreement) *string { return &a.NameA }),
			wordsColumn("cowName2", func(a *DefenseAgreement) *string { return &a.NameB }),
			{"type", func(a *DefenseAgreement, c *cell) { a.General = c.needChoice("general", "sector") == "general" }},
			{"category1", func(a *DefenseAgreement, c *cell) {
				a.Categories = append(a.Categories, c.needChoice(dcaCategories...))
			}},
			reasonedColumn("span", 0, maxTerm, func(a *DefenseAgreement) *Value { return &a.Span }),
			reasonedColumn("renewType", 0, 99, func(a *DefenseAgreement) *Value { return &a.RenewType }),
			reasonedColumn("renewYears", 0, maxTerm, func(a *DefenseAgreement) *Value { return &a.RenewYears }),
			reasonedColumn("terminated", 0, 1, func(a *DefenseAgreement) *Value { return &a.Terminated }),
			codeColumn("durationActual", maxTerm, func(a *DefenseAgreement) *Value { return &a.Duration }),
			numberColumn("endYearEstimate", firstAgreement, lastYear, func(a *DefenseAgreement) *int { return &a.EndEstimate }),
			numberColumn("asymmetry", 0, 2, func(a *DefenseAgreement) *int { return &a.Asymmetry }),
			{"categoryConf", func(a *DefenseAgreement, c *cell) { a.Confidence = c.needChoice("high", "med", "low", "atypical") }},
		},
		line: func(a *DefenseAgreement) *int { return &a.Line },
		key:  func(a *DefenseAgreement) string { return "agreement " + a.ID },
	}
	for _, name := range []string{"category2", "category3"} {
		l.columns = slices.Concat(l.columns, []column[DefenseAgreement]{{name, func(a *DefenseAgreement, c *cell) {
			if k := c.choice(dcaCategories...); k != "" {
				a.Categories = append(a.Categories, k)
			}
		}}})
	}
	return datedLayout(l, [3]string{"signYear", "signMonth", "signDay"}, [3]string{"EIFYear", "EIFMonth", "EIFDay"}, agreementDates)
}

// agreementDates puts the dates together. That of entry into force may be before
// the signature, as it is once.
func agreementDates(d *dated[DefenseAgreement]) (err error) {
	var err2 error
	d.row.Signed, err = d.from.date()
	d.row.InForce, err2 = d.to.date()
	if err = errors.Join(err, err2); err != nil {
		return err
	}
	if !d.row.Signed.Known() {
		return errors.New("the row has no year of its signature")
	}
	if year, _, _ := d.row.Signed.Lo.Civil(); d.row.EndEstimate < year {
		return fmt.Errorf("endYearEstimate is %d, before the signature in %s", d.row.EndEstimate, d.row.Signed)
	}
	return nil
}

// ReadDCAD reads the data set.
func ReadDCAD(fsys fs.FS, name string) (DCAD, error) {
	return plainTable(readOne(fsys, name, dcadLayout()))
}
