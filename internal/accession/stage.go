package accession

import "strings"

// Stage is how far an accession has come.
type Stage string

// The stages, and the ways in which a matter ends.
const (
	None      Stage = "none" // nobody is on record as asking
	Aspirant  Stage = "aspirant"
	Talks     Stage = "talks"
	Advanced  Stage = "advanced"
	Draft     Stage = "draft_agreed"
	Signed    Stage = "signed"
	Ratified  Stage = "ratified" // by some of those who must
	InForce   Stage = "in_force"
	Denied    Stage = "denied"
	Stalled   Stage = "stalled"
	Withdrawn Stage = "withdrawn"
)

// Stages lists the vocabulary, in order.
var Stages = []Stage{None, Aspirant, Talks, Advanced, Draft, Signed, Ratified, InForce, Denied, Stalled, Withdrawn}

// before are the stages before a signature, in order.
var before = []Stage{None, Aspirant, Talks, Advanced, Draft}

// phrase is wording by which a report tells a stage. A star stands for the rest of
// a word.
type phrase struct {
	words string
	stage Stage
}

// phrases are looked for in order: what ends a matter and what is denied comes
// before what it denies, and of the rest the furthest stage.
var phrases = []phrase{
	{"withdr*", Withdrawn}, {"dropped its bid", Withdrawn}, {"no longer seek*", Withdrawn},
	{"stall*", Stalled}, {"on hold", Stalled}, {"suspended", Stalled}, {"frozen", Stalled}, {"shelved", Stalled}, {"deadlock*", Stalled},
	{"will not join", Denied}, {"would not join", Denied}, {"will not be join*", Denied}, {"not going to join", Denied}, {"stays bilateral", Denied},
	{"remains bilateral", Denied}, {"stays so", Denied}, {"rule* out", Denied}, {"no plan* to", Denied}, {"no intention", Denied}, {"rejects", Denied}, {"rejected", Denied},
	{"den* that", Denied}, {"not on the table", Denied},
	{"nothing is signed", Talks}, {"nothing signed", Talks}, {"not signed", Talks}, {"not yet signed", Talks}, {"no deal", Talks},
	{"not yet asked", Aspirant}, {"has not asked", Aspirant}, {"not applied", Aspirant},
	{"entered into force", InForce}, {"enters into force", InForce}, {"has joined", InForce}, {"became a party", InForce},
	{"ratif*", Ratified},
	{"has signed", Signed}, {"have signed", Signed}, {"was signed", Signed}, {"signed the", Signed}, {"signed an", Signed},
	{"draft", Draft}, {"text agreed", Draft}, {"agreed in principle", Draft}, {"initialled", Draft},
	{"advanced", Advanced}, {"final stage*", Advanced}, {"finalis*", Advanced}, {"finaliz*", Advanced}, {"near final", Advanced}, {"close to a deal", Advanced}, {"last stage*", Advanced},
	{"talks", Talks}, {"negotiat*", Talks}, {"discuss*", Talks}, {"consult*", Talks},
	{"ready to join", Aspirant}, {"willing to join", Aspirant}, {"asked to join", Aspirant}, {"asks to join", Aspirant}, {"seek*", Aspirant}, {"want* to join", Aspirant}, {"interest* in", Aspirant}, {"stud*", Aspirant}, {"consider*", Aspirant}, {"explor*", Aspirant}, {"appl*", Aspirant}, {"hopes to join", Aspirant},
}

// ReadStage finds the stage that a text tells, with the words that tell it; both
// are empty where none does.
func ReadStage(text string) (Stage, string) {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127)
	})
	for _, p := range phrases {
		if found := find(words, strings.Fields(p.words)); found != "" {
			return p.stage, found
		}
	}
	return "", ""
}

// find looks for the words of a phrase, one after the other.
func find(words, asked []string) string {
	for at := 0; at+len(asked) <= len(words); at++ {
		fits := true
		for k, a := range asked {
			stem, open := strings.CutSuffix(a, "*")
			if w := words[at+k]; w != a && !(open && strings.HasPrefix(w, stem)) {
				fits = false
				break
			}
		}
		if fits {
			return strings.Join(words[at:at+len(asked)], " ")
		}
	}
	return ""
}
