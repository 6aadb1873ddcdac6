package dataset

import (
	"slices"
	"strconv"
	"strings"
)

// The columns of the three files. Bounds are those of the codebook, or one
// digit where a code only passes through.

var atopTerms = []column[Terms]{
	flagColumn("bilat", func(t *Terms) *bool { return &t.Bilateral }),
	flagColumn("wartime", func(t *Terms) *bool { return &t.Wartime }),
	codeColumn("estmode", 1, func(t *Terms) *Value { return &t.EstMode }),
	codeColumn("pubsecr", 2, func(t *Terms) *Value { return &t.Secrecy }),
	codeColumn("secrart", 8, func(t *Terms) *Value { return &t.SecretPart }),
	codeColumn("proadd", 9, func(t *Terms) *Value { return &t.AddMembers }),
	codeColumn("futmem", 9, func(t *Terms) *Value { return &t.FutureMem }),
	codeColumn("speclgth", 9, func(t *Terms) *Value { return &t.SpecLength }),
	codeColumn("length", 9999, func(t *Terms) *Value { return &t.Length }),
	codeColumn("renounce", 9, func(t *Terms) *Value { return &t.Renounce }),
	codeColumn("proren", 9, func(t *Terms) *Value { return &t.Renewal }),
	codeColumn("renewlgt", 9999, func(t *Terms) *Value { return &t.RenewLength }),
	codeColumn("term", 9, func(t *Terms) *Value { return &t.Term }),
	flagColumn("defense", func(t *Terms) *bool { return &t.Defense }),
	flagColumn("offense", func(t *Terms) *bool { return &t.Offense }),
	flagColumn("neutral", func(t *Terms) *bool { return &t.Neutral }),
	flagColumn("nonagg", func(t *Terms) *bool { return &t.NonAgg }),
	flagColumn("consul", func(t *Terms) *bool { return &t.Consul }),
	flagColumn("active", func(t *Terms) *bool { return &t.Active }),
	flagColumn("conditio", func(t *Terms) *bool { return &t.Conditional }),
	flagColumn("defcon", func(t *Terms) *bool { return &t.DefenseCon }),
	flagColumn("offcon", func(t *Terms) *bool { return &t.OffenseCon }),
	flagColumn("neucon", func(t *Terms) *bool { return &t.NeutralCon }),
	flagColumn("concon", func(t *Terms) *bool { return &t.ConCon }),
	flagColumn("asymm", func(t *Terms) *bool { return &t.Asym }),
	codeColumn("notaiden", 9, func(t *Terms) *Value { return &t.NotAidEnemy }),
	codeColumn("dipaid", 9, func(t *Terms) *Value { return &t.DiplomaticAid }),
	codeColumn("terrres", 9, func(t *Terms) *Value { return &t.TerritoryRescue }),
	codeColumn("seppeace", 9, func(t *Terms) *Value { return &t.SeparatePeace }),
	codeColumn("thirdcom", 9, func(t *Terms) *Value { return &t.ThirdCommit }),
	codeColumn("noothall", 9, func(t *Terms) *Value { return &t.NoOther }),
	codeColumn("specthrt", 6, func(t *Terms) *Value { return &t.Threat }),
	threatColumn("statthr1", func(t *Terms) *Value { return &t.Threat1 }),
	threatColumn("statthr2", func(t *Terms) *Value { return &t.Threat2 }),
	codeColumn("conwtin", 9, func(t *Terms) *Value { return &t.Within }),
	codeColumn("medarb", 9, func(t *Terms) *Value { return &t.Mediation }),
	codeColumn("milcon", 9, func(t *Terms) *Value { return &t.MilCon }),
	codeColumn("milaid", 9, func(t *Terms) *Value { return &t.MilAid }),
	codeColumn("intcom", 9, func(t *Terms) *Value { return &t.IntCom }),
	codeColumn("subord", 9, func(t *Terms) *Value { return &t.Subord }),
	codeColumn("organ1", 9, func(t *Terms) *Value { return &t.Organ1 }),
	codeColumn("orgpurp1", 9, func(t *Terms) *Value { return &t.OrgPurp1 }),
	codeColumn("organ2", 9, func(t *Terms) *Value { return &t.Organ2 }),
	codeColumn("orgpurp2", 9, func(t *Terms) *Value { return &t.OrgPurp2 }),
	codeColumn("base", 9, func(t *Terms) *Value { return &t.Base }),
	codeColumn("contrib", 9, func(t *Terms) *Value { return &t.Contrib }),
	codeColumn("armred", 9, func(t *Terms) *Value { return &t.ArmReduce }),
	codeColumn("acqterr", 9, func(t *Terms) *Value { return &t.AcqTerr }),
	codeColumn("divgains", 9, func(t *Terms) *Value { return &t.DivGains }),
	codeColumn("demwith", 9, func(t *Terms) *Value { return &t.DemWith }),
	codeColumn("reflnun", 9, func(t *Terms) *Value { return &t.RefLNUN }),
	codeColumn("refothio", 9, func(t *Terms) *Value { return &t.RefOther }),
	codeColumn("natrefal", 9, func(t *Terms) *Value { return &t.NatRefAl }),
	codeColumn("compag", 9, func(t *Terms) *Value { return &t.CompAg }),
	codeColumn("nomicoop", 9, func(t *Terms) *Value { return &t.NonMilCoop }),
	codeColumn("conres", 9, func(t *Terms) *Value { return &t.ConRes }),
	codeColumn("agprois", 9, func(t *Terms) *Value { return &t.AgProIs }),
	codeColumn("conmen", 9, func(t *Terms) *Value { return &t.ConMen }),
	codeColumn("ecaid", 9, func(t *Terms) *Value { return &t.EcAid }),
	codeColumn("interv", 9, func(t *Terms) *Value { return &t.Interv }),
	{"source", func(t *Terms, c *cell) { t.FullText = c.need(0, 9) == 1 }},
	{"version", func(t *Terms, c *cell) { t.Version = atopVersion(c) }},
}

// atopVersion reads 5.1, and 4.0100002 as a statistics program wrote 4.01.
func atopVersion(c *cell) string {
	v, err := strconv.ParseFloat(c.text, 64)
	version := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 2, 64), "0"), ".")
	if err != nil || find("atop", version).Title == "" {
		c.fault("%q is not a version that this reader knows: 4.01 and 5.1", c.text)
		return ""
	}
	return version
}

func limitColumns(prefix string, at func(*Limits) *Limit, parts ...string) []column[Limits] {
	fields := map[string]func(*Limit) *bool{
		"adv": func(l *Limit) *bool { return &l.Adversary }, "loc": func(l *Limit) *bool { return &l.Place },
		"con": func(l *Limit) *bool { return &l.Conflict }, "num": func(l *Limit) *bool { return &l.Number },
		"dem": func(l *Limit) *bool { return &l.Demands }, "npr": func(l *Limit) *bool { return &l.Unprovoked },
	}
	var out []column[Limits]
	for _, p := range parts {
		out = append(out, flagColumn(prefix+p, func(l *Limits) *bool { return fields[p](at(l)) }))
	}
	return out
}

var atopLimits = slices.Concat(
	limitColumns("defco", func(l *Limits) *Limit { return &l.Defense }, "adv", "loc", "con", "num", "dem", "npr"),
	limitColumns("offco", func(l *Limits) *Limit { return &l.Offense }, "adv", "loc", "con", "num", "dem"),
	limitColumns("neuco", func(l *Limits) *Limit { return &l.Neutral }, "adv", "loc", "con", "num", "dem", "npr"),
	limitColumns("conco", func(l *Limits) *Limit { return &l.Consult }, "adv", "loc", "con"),
	[]column[Limits]{
		flagColumn("neucoatt", func(l *Limits) *bool { return &l.NeutralAttacked }),
		flagColumn("concoreq", func(l *Limits) *bool { return &l.ConsultRequested }),
		flagColumn("olimob", func(l *Limits) *bool { return &l.Other }),
	},
)

const maxID = 99999

// memberCode reads the number of a member: a state, or Annam.
func memberCode(c *cell) int {
	n := c.need(1, 9999)
	if !c.bad && n != Annam {
		c.known(n)
	}
	return n
}

func threatColumn(name string, at func(*Terms) *Value) column[Terms] {
	return column[Terms]{name, func(t *Terms, c *cell) {
		v := c.value(0, 9999)
		*at(t) = v
		if !c.bad && v.N != 0 {
			c.known(v.N)
		}
	}}
}
