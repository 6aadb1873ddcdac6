package coder

import (
	"fmt"
	"strings"
)

// class is the closed class of a word: what it does in a sentence.
type class uint32

const (
	det class = 1 << iota
	prep
	and
	sub  // opens an adverbial clause: after, unless, because
	that // opens a clause that is said, or a relative one
	rel  // who, which
	pron
	modalWill
	modalMay
	modalMust
	be
	have
	doAux
	not
	toWord
	adverb
	number
	moment // Monday, yesterday, week
	adjective
	place    // in, at, near: what follows says where
	neither  // no, none
	ifWord   // if, unless
	finiteBe // is, was
	people   // plural without -s
	modal    = modalWill | modalMay | modalMust
)

var classNames = map[string]class{"det": det, "prep": prep, "and": and, "sub": sub, "that": that, "rel": rel, "pron": pron,
	"will": modalWill, "may": modalMay, "must": modalMust, "be": be, "have": have, "do": doAux, "not": not, "to": toWord,
	"adverb": adverb, "number": number, "moment": moment, "adjective": adjective, "place": place, "no": neither, "if": ifWord,
	"finite": finiteBe, "people": people}

func (l *lexicon) readClasses() error {
	return lines("classes.txt", func(line string) error {
		name, words, ok := strings.Cut(line, ":")
		if !ok {
			if line == "" {
				return nil
			}
			return fmt.Errorf("no colon: %s", line)
		}
		if name == "intransitive" {
			for _, w := range strings.Fields(words) {
				l.verbs[l.verb(w)].intransitive = true
			}
			return nil
		}
		c := classNames[name]
		if c == 0 {
			return fmt.Errorf("%q is no class of words", name)
		}
		for _, w := range strings.Fields(words) {
			l.words[l.id(w)].class |= c
		}
		return nil
	})
}
