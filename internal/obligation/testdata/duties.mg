# The rules of docs/formats/treaty.md as a logic program. The tests hold the
# engine against it on random worlds.
#
# A test of the rules has three outcomes. The program derives what certainly
# holds and what certainly fails; what is neither is open. Names:
#   K  a case: an incident under one way of reading the open questions
#   J  a trial: one clause, bound state, beneficiary and adversary in a case
#   T  treaty, C clause, R row of a party, N condition, E exception, W whatever
#      carries a date or a test of a reading

# The case.
Decl on(K, Day). Decl attacker(K, Actor, Kind). Decl target(K, State). Decl sponsor(K, State).
Decl act(K, Act). Decl object(K, Object). Decl place(K, Place). Decl initiator(K, State). Decl disputed(K).
Decl at_war(K, State, Other). Decl at_war_told(K, State). Decl said(Kind, A, B, K, V).
Decl chosen(Q, K, Option).

# The record.
Decl state(S). Decl treaty(T). Decl status(T, Status). Decl everyone(T). Decl date(W, Kind, Lo, Hi).
Decl test(W, Q, Option). Decl row(T, R, State, Role, Status). Decl clause(C, T). Decl local(C, Id).
Decl duty(C, Duty). Decl main_duty(C, Duty). Decl binds_each(C). Decl binds(C, State). Decl toward_each(C).
Decl toward(C, State). Decl triggered(C). Decl when(C, When). Decl act_named(C, W, Act).
Decl object_named(C, Object). Decl by(C, Who). Decl not_by(C, Who). Decl area_named(C, Area).
Decl elsewhere(C, W). Decl discretion(C, D). Decl cond(N, C, Kind). Decl of_clause(N, C). Decl top(N, C).
Decl negated(N). Decl name(N, Name). Decl number(N, Number). Decl fact_of(N, Kind, A). Decl child(N, I, M).
Decl height(N, H). Decl exception(E, C). Decl modifies(E). Decl rank(E, Rank). Decl new_duty(E, D).
Decl new_discretion(E, D). Decl exc_act(E, Act). Decl exc_object(E, Object). Decl exc_party(E, State).
Decl exc_against(E, Who). Decl exc_area(E, Area). Decl exc_fact(E, Fact). Decl exc_cond(E, N).
Decl precedence(C, W). Decl over_all(C). Decl over(C, T). Decl subject(C, T). Decl area(A).
Decl area_of_parties(A). Decl area_state(A, State). Decl area_place(A, Place). Decl area_except(A, Place).
Decl area_contested(A, Place, W). Decl named_place(P). Decl place_of(P, State).

# The trials to judge, and the line of the answer to which each belongs. Side is
# "struck" where the beneficiary is the one struck, "striker" where it is the one
# who strikes, "ally" where it is at war with the one struck already and the one
# who strikes is bound. Striker is the actor who strikes.
Decl trial(J, K, C, Bound, Toward, Against). Decl side(J, Side). Decl striker(J, Actor).
Decl struck(J, State). Decl line(J, L).

# Vocabulary.
engaged("fight"). engaged("assist"). engaged("unspecified"). engaged("mobilise"). engaged("sanction").
engaged("consult"). engaged("neutral").
active("fight"). active("assist"). active("unspecified"). active("mobilise"). active("sanction").
draft("proposed"). draft("reported"). draft("hypothetical").
unratified("signed"). unratified("initialled").
finished("ended"). finished("superseded"). finished("broken").
weak("dormant", "dormant"). weak("suspended", "not_in_force"). weak("contested", "not_in_force"). weak("disputed", "not_in_force").
great("USA"). great("RUS"). great("CHN"). great("GBR"). great("FRA").
aggression("war"). aggression("armed_attack"). aggression("raid"). aggression("blockade").
meets(A, A) :- plain_act(A).
meets(A, "any_aggression") :- aggression(A).
meets(A, "threat") :- aggression(A).
meets("war", "armed_attack").
plain_act("war"). plain_act("armed_attack"). plain_act("raid"). plain_act("blockade").
plain_act("militant_attack"). plain_act("cyber"). plain_act("threat"). plain_act("internal").

# Facts, readings and dates.
told(Kind, A, B, K) :- said(Kind, A, B, K, _).
has_test(W) :- test(W, _, _).
passes(W, K) :- test(W, Q, O), chosen(Q, K, O).
misses(W, K) :- test(W, Q, O), chosen(Q, K, P), P != O.
has_date(W, Kind) :- date(W, Kind, _, _).
ahead(W, Kind, K) :- on(K, D), date(W, Kind, Lo, _), D < Lo.
behind(W, Kind, K) :- on(K, D), date(W, Kind, _, Hi), Hi <= D.
amid(W, Kind, K) :- on(K, D), date(W, Kind, Lo, Hi), Lo <= D, D < Hi.

# Is the treaty in force? A fact of the case decides; else its status and dates.
settled(T, K) :- told("in_force", T, "", K).
unsettled(T, K) :- treaty(T), on(K, _), !settled(T, K).
start(T, "in_force") :- treaty(T), has_date(T, "in_force").
start(T, "signed") :- treaty(T), has_date(T, "signed"), !has_date(T, "in_force").
has_start(T) :- start(T, _).
no_force(T, K, "not_in_force") :- said("in_force", T, "", K, "no").
no_force(T, K, "not_in_force") :- unsettled(T, K), status(T, S), draft(S).
no_force(T, K, "not_in_force") :- unsettled(T, K), status(T, S), unratified(S).
no_force(T, K, "not_in_force") :- unsettled(T, K), start(T, Kind), ahead(T, Kind, K).
no_force(T, K, "not_in_force") :- unsettled(T, K), behind(T, "ended", K).
no_force(T, K, "not_in_force") :- unsettled(T, K), status(T, S), finished(S), !has_date(T, "ended").
no_force(T, K, R) :- unsettled(T, K), weak_since(T, K, R), dead(T, K).
weak_since(T, K, R) :- unsettled(T, K), status(T, S), weak(S, R), !has_date(T, "since").
weak_since(T, K, R) :- unsettled(T, K), status(T, S), weak(S, R), behind(T, "since", K).
perhaps_weak(T, K) :- weak_since(T, K, _).
perhaps_weak(T, K) :- unsettled(T, K), status(T, S), weak(S, _), amid(T, "since", K).
dead(T, K) :- perhaps_weak(T, K), misses(T, K).
dead(T, K) :- perhaps_weak(T, K), status(T, "dormant"), !has_test(T).
out_of_force(T, K) :- no_force(T, K, _).
doubt(T, K) :- unsettled(T, K), start(T, Kind), amid(T, Kind, K).
doubt(T, K) :- unsettled(T, K), !has_start(T).
doubt(T, K) :- unsettled(T, K), amid(T, "ended", K).
doubt(T, K) :- perhaps_weak(T, K), !passes(T, K).
open_force(T, K) :- doubt(T, K), !out_of_force(T, K).

# Is a state in it? A bound of its spell that is the treaty's own imprecise date
# is no doubt of its own.
counts(T, R, S) :- row(T, R, S, Role, Status), Role != "broker", Status != "suspended", Status != "signatory".
shared(R, "from") :- row(T, R, _, _, _), date(R, "from", Lo, Hi), date(T, "in_force", Lo, Hi), Lo < Hi.
shared(R, "to") :- row(T, R, _, _, _), date(R, "to", Lo, Hi), date(T, "ended", Lo, Hi), Lo < Hi.
leaves(R) :- has_date(R, "notice"), !has_date(R, "to").
row_out(R, K) :- ahead(R, "from", K), !shared(R, "from").
row_out(R, K) :- behind(R, "to", K), !shared(R, "to").
row_out(R, K) :- leaves(R), behind(R, "lapse", K).
row_amid(R, K) :- amid(R, "from", K), !shared(R, "from").
row_amid(R, K) :- amid(R, "to", K), !shared(R, "to").
row_amid(R, K) :- leaves(R), amid(R, "lapse", K).
row_amid(R, K) :- leaves(R), !has_date(R, "lapse"), behind(R, "notice", K).
row_amid(R, K) :- leaves(R), !has_date(R, "lapse"), amid(R, "notice", K).
row_yes(T, R, S, K) :- counts(T, R, S), on(K, _), !row_out(R, K), !row_amid(R, K).
row_yes(T, R, S, K) :- counts(T, R, S), row_amid(R, K), !row_out(R, K), said("member", T, S, K, "yes").
row_open(T, R, S, K) :- counts(T, R, S), row_amid(R, K), !row_out(R, K), !told("member", T, S, K).
frozen(R) :- row(_, R, _, _, "frozen").
member_yes(T, S, K) :- row_yes(T, R, S, K), !frozen(R).
member_yes(T, S, K) :- row_yes(T, R, S, K), said("frozen", T, S, K, "no").
member_yes(T, S, K) :- everyone(T), state(S), on(K, _).
part_open(T, S, K) :- row_yes(T, R, S, K), frozen(R), !told("frozen", T, S, K).
part_open(T, S, K) :- row_open(T, R, S, K), !frozen(R).
part_open(T, S, K) :- row_open(T, R, S, K), !said("frozen", T, S, K, "yes").
member_open(T, S, K) :- part_open(T, S, K), !member_yes(T, S, K).
member_no(T, S, K) :- treaty(T), state(S), on(K, _), !member_yes(T, S, K), !part_open(T, S, K).

# Whom a clause names, and whether its wording holds on the day.
has_row(T, S) :- row(T, _, S, _, _).
tied(T, S) :- has_row(T, S), !everyone(T).
bears(C, S) :- binds(C, S).
bears(C, S) :- binds_each(C), clause(C, T), row(T, _, S, "party", _).
served(C, S) :- toward(C, S).
served(C, S) :- toward_each(C), clause(C, T), row(T, _, S, "party", _).
served(C, S) :- toward_each(C), clause(C, T), row(T, _, S, "beneficiary", _).
served(C, S) :- toward_each(C), clause(C, T), everyone(T), state(S).
elapsed(C, K) :- clause(C, _), ahead(C, "from", K).
elapsed(C, K) :- clause(C, _), behind(C, "to", K).
midphase(C, K) :- clause(C, _), amid(C, "from", K), !elapsed(C, K).
midphase(C, K) :- clause(C, _), amid(C, "to", K), !elapsed(C, K).
phase_no(C, K) :- elapsed(C, K).
phase_no(C, K) :- midphase(C, K), clause(C, T), local(C, Id), said("phase", T, Id, K, "no").
phase_open(C, K) :- midphase(C, K), clause(C, T), local(C, Id), !told("phase", T, Id, K).

# Which trials give an answer.
strikes(K, S) :- attacker(K, S, "state").
strikes(K, S) :- sponsor(K, S).
engaging(C) :- duty(C, D), engaged(D).
drafted(T) :- status(T, S), draft(S).
for_attack(C) :- when(C, "attacks").
for_attack(C) :- when(C, "at_war").
meant(C, T, B, Tw) :- engaging(C), clause(C, T), !drafted(T), served(C, Tw), tied(T, Tw), bears(C, B), B != Tw.
possible(J, Side, K, C, T, B, Tw, X) :- trial(J, K, C, B, Tw, X), meant(C, T, B, Tw), !elapsed(C, K), side(J, Side).
tried(J, K, C, T, B, Tw, X) :- possible(J, "struck", K, C, T, B, Tw, X), !strikes(K, B).
tried(J, K, C, T, B, Tw, X) :- possible(J, "striker", K, C, T, B, Tw, X), triggered(C), !target(K, B), !strikes(K, B).
tried(J, K, C, T, B, Tw, X) :- possible(J, "striker", K, C, T, B, Tw, X), triggered(C), !target(K, B), for_attack(C).
tried(J, K, C, T, B, Tw, X) :- possible(J, "ally", K, C, T, B, Tw, X), triggered(C), for_attack(C).
asked(J) :- tried(J, _, _, _, _, _, _).

# Force, parties, wording.
fails(J, R) :- tried(J, K, C, T, _, _, _), no_force(T, K, R).
open(J) :- tried(J, K, C, T, _, _, _), open_force(T, K).
fails(J, "not_party") :- tried(J, K, C, T, B, _, _), member_no(T, B, K).
fails(J, "not_party") :- tried(J, K, C, T, _, Tw, _), member_no(T, Tw, K).
open(J) :- tried(J, K, C, T, B, _, _), member_open(T, B, K).
open(J) :- tried(J, K, C, T, _, Tw, _), member_open(T, Tw, K).
fails(J, "not_in_force") :- tried(J, K, C, _, _, _, _), phase_no(C, K).
open(J) :- tried(J, K, C, _, _, _, _), phase_open(C, K).

# The adversary: the state that the law looks at, or none for a group on its own.
comes_in(J) :- side(J, "striker").
comes_in(J) :- side(J, "ally").
adversary(J, X) :- comes_in(J), tried(J, _, _, _, _, _, X).
adversary(J, X) :- tried(J, K, _, _, _, _, X), attacker(K, X, "state").
adversary(J, S) :- tried(J, K, _, _, _, _, X), attacker(K, X, "group"), sponsor(K, S).
has_adversary(J) :- adversary(J, _).
alone(J) :- asked(J), !has_adversary(J).
called(J, X) :- tried(J, _, _, _, _, _, X).
called(J, S) :- adversary(J, S).
in_class(J, X) :- called(J, X).
in_class(J, "great_power") :- adversary(J, S), great(S).
in_class(J, "non_signatory") :- adversary(J, S), tried(J, K, C, T, _, _, _), member_no(T, S, K).
maybe_in_class(J, "non_signatory") :- adversary(J, S), tried(J, K, C, T, _, _, _), member_open(T, S, K).
aimed(J, C, K, T) :- tried(J, K, C, T, _, _, _), triggered(C).
fails(J, "other_adversary") :- aimed(J, C, _, _), not_by(C, N), in_class(J, N).
open(J) :- aimed(J, C, _, _), not_by(C, N), maybe_in_class(J, N).
has_by(C) :- by(C, _).
outsiders(C) :- triggered(C), !has_by(C).
outsiders(C) :- by(C, "third_party").
states_only(C) :- by(C, "state").
named_by(J) :- aimed(J, C, _, _), by(C, "any").
named_by(J) :- aimed(J, C, _, _), called(J, X), by(C, X).
militants(C) :- act_named(C, _, "militant_attack").
fails(J, "non_state_attacker") :- alone(J), aimed(J, C, _, _), !named_by(J), !militants(C).
fails(J, "non_state_attacker") :- alone(J), aimed(J, C, _, _), !named_by(J), !outsiders(C), states_only(C).
fails(J, "other_adversary") :- alone(J), aimed(J, C, _, _), !named_by(J), !outsiders(C), !states_only(C).
outside_needed(J, S) :- aimed(J, C, _, _), adversary(J, S), !named_by(J), outsiders(C).
outside_needed(J, S) :- aimed(J, C, _, _), adversary(J, S), !named_by(J), states_only(C).
fails(J, "intra_alliance") :- outside_needed(J, S), aimed(J, _, K, T), member_yes(T, S, K).
open(J) :- outside_needed(J, S), aimed(J, _, K, T), member_open(T, S, K).
fails(J, "other_adversary") :- aimed(J, C, _, _), has_adversary(J), !named_by(J), !outsiders(C), !states_only(C).

# The act and its object. What a group does on its own is a militant attack,
# unless the clause looks at every author or at this one.
has_act(K) :- act(K, _).
deed(J, A) :- tried(J, K, _, _, _, _, _), act(K, A).
deed(J, "armed_attack") :- tried(J, K, _, _, _, _, _), !has_act(K), striker(J, S), attacker(K, S, "state").
deed(J, "militant_attack") :- tried(J, K, _, _, _, _, _), !has_act(K), striker(J, S), attacker(K, S, "group").
recast(J) :- alone(J), !named_by(J), deed(J, A), aggression(A).
judged(J, "militant_attack") :- recast(J).
judged(J, A) :- deed(J, A), !recast(J).
act_hit(J, W, K) :- aimed(J, C, K, _), judged(J, A), meets(A, Named), act_named(C, W, Named).
act_open_fact(J, W, K) :- aimed(J, C, K, T), act_named(C, W, "undisclosed"), !told("trigger", T, "", K).
act_hit(J, W, K) :- aimed(J, C, K, T), act_named(C, W, "undisclosed"), said("trigger", T, "", K, "yes").
act_yes(J) :- act_hit(J, W, K), !has_test(W).
act_yes(J) :- act_hit(J, W, K), passes(W, K).
act_open(J) :- act_hit(J, W, K), !misses(W, K).
act_open(J) :- act_open_fact(J, W, K), !misses(W, K).
fails(J, "condition_unmet") :- aimed(J, _, _, _), !act_yes(J), !act_open(J).
open(J) :- act_open(J), !act_yes(J).
has_object(K) :- object(K, _).
thing(K, O) :- object(K, O).
thing(K, "territory") :- on(K, _), !has_object(K).
has_objects(C) :- object_named(C, _).
object_hit(J) :- aimed(J, C, K, _), thing(K, O), object_named(C, O).
fails(J, "condition_unmet") :- aimed(J, C, _, _), has_objects(C), !object_hit(J).

# The place.
has_place(K) :- place(K, _).
at_home("territory"). at_home("infrastructure").
where(J, P) :- tried(J, K, _, _, _, _, _), place(K, P).
where(J, P) :- tried(J, K, _, _, _, _, _), !has_place(K), thing(K, O), at_home(O), struck(J, P).
located(J) :- where(J, _).
belongs(P, S) :- place_of(P, S).
belongs(S, S) :- state(S), !named_place(S).
contested(A, P) :- area_contested(A, P, _).
inside(J, A, "yes") :- where(J, P), belongs(P, S), area_wanted(J, A), A = "parties", tried(J, K, C, T, _, _, _), member_yes(T, S, K).
inside(J, A, "open") :- where(J, P), belongs(P, S), area_wanted(J, A), A = "parties", tried(J, K, C, T, _, _, _), member_open(T, S, K).
inside(J, A, "yes") :- where(J, P), belongs(P, A), area_wanted(J, A), !area(A).
inside(J, A, "yes") :- where(J, P), area_wanted(J, A), area_contested(A, P, W), tried(J, K, _, _, _, _, _), !has_test(W).
inside(J, A, "yes") :- where(J, P), area_wanted(J, A), area_contested(A, P, W), tried(J, K, _, _, _, _, _), passes(W, K).
inside(J, A, "open") :- where(J, P), area_wanted(J, A), area_contested(A, P, W), tried(J, K, _, _, _, _, _), has_test(W), !passes(W, K), !misses(W, K).
ordinary(J, A, P) :- where(J, P), area_wanted(J, A), area(A), !contested(A, P), !area_except(A, P).
inside(J, A, "yes") :- ordinary(J, A, P), area_place(A, P).
inside(J, A, "yes") :- ordinary(J, A, P), belongs(P, S), area_state(A, S).
inside(J, A, "yes") :- ordinary(J, A, P), area_of_parties(A), belongs(P, S), tried(J, K, C, T, _, _, _), member_yes(T, S, K).
inside(J, A, "open") :- ordinary(J, A, P), area_of_parties(A), belongs(P, S), tried(J, K, C, T, _, _, _), member_open(T, S, K).
area_wanted(J, A) :- aimed(J, C, _, _), area_named(C, A).
area_wanted(J, A) :- tried(J, _, C, _, _, _, _), exception(E, C), exc_area(E, A).
limited(C) :- area_named(C, _).
in_area(J, V) :- aimed(J, C, _, _), area_named(C, A), inside(J, A, V).
in_area(J, "yes") :- aimed(J, C, K, _), limited(C), !located(J), said("place", "", "", K, "yes").
in_area(J, "open") :- aimed(J, C, K, _), limited(C), !located(J), !told("place", "", "", K).
in_area(J, "yes") :- aimed(J, C, K, _), elsewhere(C, W), passes(W, K).
in_area(J, "open") :- aimed(J, C, K, _), elsewhere(C, W), !passes(W, K), !misses(W, K).
fails(J, "out_of_area") :- aimed(J, C, _, _), limited(C), !in_area(J, "yes"), !in_area(J, "open").
open(J) :- aimed(J, C, _, _), limited(C), in_area(J, "open"), !in_area(J, "yes").

# Whose war it is. To consult is owed to the one struck whoever began it.
struck_began(K) :- initiator(K, S), target(K, S).
struck_began(K) :- disputed(K), said("initiator", "", "", K, "no").
unclear(K) :- disputed(K), !told("initiator", "", "", K).
victim(J) :- side(J, "struck"), tried(J, K, _, _, _, _, _), !struck_began(K), !unclear(K).
victim(J) :- comes_in(J), tried(J, K, _, _, _, _, _), struck_began(K).
aggressor(J) :- comes_in(J), tried(J, K, _, _, _, _, _), !struck_began(K), !unclear(K).
aggressor(J) :- side(J, "struck"), tried(J, K, _, _, _, _, _), struck_began(K).
has_when(C) :- when(C, _).
speaks_of(C, When) :- when(C, When).
speaks_of(C, "attacked") :- triggered(C), !has_when(C).
talks(J) :- side(J, "struck"), tried(J, _, C, _, _, _, _), main_duty(C, "consult"), speaks_of(C, "attacked").
fails(J, "ally_initiated") :- aimed(J, C, _, _), speaks_of(C, "attacked"), aggressor(J), !talks(J).
fails(J, "condition_unmet") :- aimed(J, C, _, _), speaks_of(C, "attacks"), victim(J).
open(J) :- aimed(J, C, K, _), unclear(K), speaks_of(C, "attacked"), !talks(J).
open(J) :- aimed(J, C, K, _), unclear(K), speaks_of(C, "attacks").

# Conditions that speak of the case alone: (condition, case).
case_kind("reading"). case_kind("fact"). case_kind("unstated"). case_kind("conflict").
case_yes(N, K) :- cond(N, _, "reading"), passes(N, K).
case_no(N, K) :- cond(N, _, "reading"), misses(N, K).
case_yes(N, K) :- fact_of(N, Kind, A), said(Kind, A, "", K, "yes").
case_no(N, K) :- fact_of(N, Kind, A), said(Kind, A, "", K, "no").
case_yes(N, K) :- cond(N, C, "unstated"), clause(C, T), name(N, What), said("unstated", T, What, K, "yes").
case_no(N, K) :- cond(N, C, "unstated"), clause(C, T), name(N, What), said("unstated", T, What, K, "no").

# Conditions that speak of the trial.
uses(J, N, Kind, K) :- tried(J, K, C, _, _, _, _), cond(N, C, Kind).
fact_asked(J, N, "requested", Tw) :- uses(J, N, "requested", _), tried(J, _, _, _, _, Tw, _).
fact_asked(J, N, "judged", B) :- uses(J, N, "self_judged", _), tried(J, _, _, _, B, _, _).
fact_asked(J, N, "demanded", B) :- uses(J, N, "demanded", _), tried(J, _, _, _, B, _, _).
fact_asked(J, N, "decision", T) :- uses(J, N, "decision", _), tried(J, _, C, T, _, _, _).
leaf_yes(J, N) :- fact_asked(J, N, Kind, A), uses(J, N, _, K), said(Kind, A, "", K, "yes").
leaf_no(J, N) :- fact_asked(J, N, Kind, A), uses(J, N, _, K), said(Kind, A, "", K, "no").
leaf_yes(J, N) :- uses(J, N, Kind, K), case_kind(Kind), case_yes(N, K).
leaf_no(J, N) :- uses(J, N, Kind, K), case_kind(Kind), case_no(N, K).
leaf_yes(J, N) :- uses(J, N, "unprovoked", K), tried(J, _, _, _, _, Tw, _), said("provoked", Tw, "", K, "no").
leaf_no(J, N) :- uses(J, N, "unprovoked", K), tried(J, _, _, _, _, Tw, _), said("provoked", Tw, "", K, "yes").
enemy(K, S, O) :- target(K, S), strikes(K, O).
enemy(K, S, O) :- strikes(K, S), target(K, O).
enemy(K, S, O) :- at_war(K, S, O).
enemy(K, S, O) :- at_war(K, O, S).
leaf_yes(J, N) :- uses(J, N, "enemies", K), number(N, 1), tried(J, _, _, _, _, Tw, _), enemy(K, Tw, _).
leaf_yes(J, N) :- uses(J, N, "enemies", K), number(N, 2), tried(J, _, _, _, _, Tw, _), enemy(K, Tw, A), enemy(K, Tw, B), A != B.
leaf_no(J, N) :- uses(J, N, "enemies", _), !leaf_sure(J, N).
leaf_sure(J, N) :- uses(J, N, "enemies", K), number(N, 1), tried(J, _, _, _, _, Tw, _), enemy(K, Tw, _).
leaf_sure(J, N) :- uses(J, N, "enemies", K), number(N, 2), tried(J, _, _, _, _, Tw, _), enemy(K, Tw, A), enemy(K, Tw, B), A != B.
leaf_yes(J, N) :- uses(J, N, "enemy_class", _), name(N, X), in_class(J, X).
class_hit(J, N) :- uses(J, N, "enemy_class", _), name(N, X), in_class(J, X).
class_hit(J, N) :- uses(J, N, "enemy_class", _), name(N, X), maybe_in_class(J, X).
leaf_no(J, N) :- uses(J, N, "enemy_class", _), !class_hit(J, N).
all_of("supported_by"). all_of("acts").
lacking(J, N) :- uses(J, N, Kind, K), all_of(Kind), name(N, S), !said(Kind, S, "", K, "yes").
leaf_yes(J, N) :- uses(J, N, Kind, _), all_of(Kind), !lacking(J, N).
leaf_no(J, N) :- uses(J, N, Kind, K), all_of(Kind), name(N, S), said(Kind, S, "", K, "no").
warring(J) :- deed(J, "war").
warring(J) :- tried(J, K, _, _, _, Tw, _), at_war(K, Tw, _).
warring(J) :- tried(J, K, _, _, _, Tw, _), at_war(K, _, Tw).
leaf_yes(J, N) :- uses(J, N, "at_war", _), warring(J).
leaf_yes(J, N) :- uses(J, N, "at_war", K), tried(J, _, _, _, _, Tw, _), said("at_war", Tw, "", K, "yes").
leaf_no(J, N) :- uses(J, N, "at_war", K), !warring(J), tried(J, _, _, _, _, Tw, _), said("at_war", Tw, "", K, "no").
wonders(J, S, Tw, K) :- uses(J, N, "at_war_with", K), name(N, S), tried(J, _, _, _, _, Tw, _).
fights(J, S) :- wonders(J, S, Tw, K), enemy(K, Tw, S).
fights(J, S) :- wonders(J, S, Tw, K), said("at_war_with", Tw, S, K, "yes").
peace(J, S) :- wonders(J, S, Tw, K), at_war_told(K, Tw), !fights(J, S).
peace(J, S) :- wonders(J, S, Tw, K), said("at_war_with", Tw, S, K, "no"), !fights(J, S).
leaf_yes(J, N) :- uses(J, N, "at_war_with", _), name(N, S), fights(J, S).
restless(J, N) :- uses(J, N, "at_war_with", _), name(N, S), !peace(J, S).
leaf_no(J, N) :- uses(J, N, "at_war_with", _), !restless(J, N).

# A condition as written: turned round where it says so; one of a list is enough.
# Lists nest to a height of two. They are written out height by height: the
# library (0.5.0) loses a derivation in which two facts of one recursive stratum
# are new in the same round.
met0(J, N) :- leaf_yes(J, N), !negated(N).
met0(J, N) :- leaf_no(J, N), negated(N).
unmet0(J, N) :- leaf_no(J, N), !negated(N).
unmet0(J, N) :- leaf_yes(J, N), negated(N).
one_met1(J, N) :- uses(J, N, "any", _), height(N, 1), child(N, _, M), met0(J, M).
some_left1(J, N) :- uses(J, N, "any", _), height(N, 1), child(N, _, M), !unmet0(J, M).
none_met1(J, N) :- uses(J, N, "any", _), height(N, 1), !some_left1(J, N).
met1(J, N) :- met0(J, N).
met1(J, N) :- one_met1(J, N), !negated(N).
met1(J, N) :- none_met1(J, N), negated(N).
unmet1(J, N) :- unmet0(J, N).
unmet1(J, N) :- none_met1(J, N), !negated(N).
unmet1(J, N) :- one_met1(J, N), negated(N).
one_met2(J, N) :- uses(J, N, "any", _), height(N, 2), child(N, _, M), met1(J, M).
some_left2(J, N) :- uses(J, N, "any", _), height(N, 2), child(N, _, M), !unmet1(J, M).
none_met2(J, N) :- uses(J, N, "any", _), height(N, 2), !some_left2(J, N).
met2(J, N) :- met1(J, N).
met2(J, N) :- one_met2(J, N), !negated(N).
met2(J, N) :- none_met2(J, N), negated(N).
unmet2(J, N) :- unmet1(J, N).
unmet2(J, N) :- none_met2(J, N), !negated(N).
unmet2(J, N) :- one_met2(J, N), negated(N).
met(J, N) :- met2(J, N).
unmet(J, N) :- unmet2(J, N).
reason_of(N, "no_request") :- cond(N, _, "requested").
reason_of(N, "other_adversary") :- cond(N, _, "enemy_class").
reason_of(N, R) :- cond(N, _, "any"), child(N, 0, M), reason_of(M, R).
reason_of(N, "condition_unmet") :- cond(N, _, Kind), Kind != "requested", Kind != "enemy_class", Kind != "any".
fails(J, R) :- tried(J, _, C, _, _, _, _), top(N, C), unmet(J, N), reason_of(N, R).
open(J) :- tried(J, _, C, _, _, _, _), top(N, C), !met(J, N), !unmet(J, N).

# Exceptions: every test that one names must hold.
tests(J, E, K) :- tried(J, K, C, _, _, _, _), exception(E, C).
wants_act(E) :- exc_act(E, _).
wants_object(E) :- exc_object(E, _).
wants_party(E) :- exc_party(E, _).
wants_against(E) :- exc_against(E, _).
wants_area(E) :- exc_area(E, _).
act_met(J, E) :- tests(J, E, _), exc_act(E, A), deed(J, A).
object_met(J, E) :- tests(J, E, K), exc_object(E, O), thing(K, O).
party_met(J, E) :- tests(J, E, _), exc_party(E, B), tried(J, _, _, _, B, _, _).
against_met(J, E) :- tests(J, E, _), exc_against(E, X), called(J, X).
misfit(J, E) :- tests(J, E, _), wants_act(E), !act_met(J, E).
misfit(J, E) :- tests(J, E, _), wants_object(E), !object_met(J, E).
misfit(J, E) :- tests(J, E, _), wants_party(E), !party_met(J, E).
misfit(J, E) :- tests(J, E, _), wants_against(E), !against_met(J, E).
exc_inside(J, E, V) :- tests(J, E, _), exc_area(E, A), inside(J, A, V).
exc_inside(J, E, "yes") :- tests(J, E, K), wants_area(E), !located(J), said("place", "", "", K, "yes").
exc_inside(J, E, "open") :- tests(J, E, K), wants_area(E), !located(J), !told("place", "", "", K).
misfit(J, E) :- tests(J, E, _), wants_area(E), !exc_inside(J, E, "yes"), !exc_inside(J, E, "open").
loose(J, E) :- tests(J, E, _), exc_inside(J, E, "open"), !exc_inside(J, E, "yes").
misfit(J, E) :- tests(J, E, K), exc_fact(E, F), said(F, "", "", K, "no").
loose(J, E) :- tests(J, E, K), exc_fact(E, F), !told(F, "", "", K).
misfit(J, E) :- tests(J, E, K), misses(E, K).
loose(J, E) :- tests(J, E, K), has_test(E), !passes(E, K), !misses(E, K).
misfit(J, E) :- tests(J, E, _), exc_cond(E, N), unmet(J, N).
loose(J, E) :- tests(J, E, _), exc_cond(E, N), !met(J, N), !unmet(J, N).
applies(J, E) :- tests(J, E, _), !misfit(J, E), !loose(J, E).
may_apply(J, E) :- tests(J, E, _), !misfit(J, E).

# A negation ends the duty unless a modification of higher rank applies.
shielded(J, E) :- may_apply(J, E), !modifies(E), rank(E, Low), tests(J, M, _), modifies(M), applies(J, M), rank(M, High), Low < High.
perhaps_shielded(J, E) :- may_apply(J, E), !modifies(E), rank(E, Low), tests(J, M, _), modifies(M), may_apply(J, M), rank(M, High), Low < High.
ended(J) :- applies(J, E), !modifies(E), !perhaps_shielded(J, E).
fails(J, "exception") :- ended(J).
open(J) :- may_apply(J, E), !modifies(E), !shielded(J, E), !ended(J).

# What the duty and the discretion may be: those of each modification that may
# apply and is not certainly surpassed, and the words of the clause where none
# applies for certain.
modified(J) :- applies(J, E), modifies(E).
surpassed(J, E) :- may_apply(J, E), modifies(E), rank(E, Low), tests(J, M, _), applies(J, M), modifies(M), rank(M, High), Low < High.
in_play(J, E) :- may_apply(J, E), modifies(E), !surpassed(J, E).
changes_duty(E) :- new_duty(E, _).
changes_discretion(E) :- new_discretion(E, _).
duty_may_be(J, D) :- tried(J, _, C, _, _, _, _), main_duty(C, D), !modified(J).
duty_may_be(J, D) :- in_play(J, E), new_duty(E, D).
duty_may_be(J, D) :- in_play(J, E), !changes_duty(E), tried(J, _, C, _, _, _, _), main_duty(C, D).
has_discretion(C) :- discretion(C, _).
base_discretion(C, D) :- discretion(C, D).
base_discretion(C, "") :- clause(C, _), !has_discretion(C).
discretion_may_be(J, D) :- tried(J, _, C, _, _, _, _), base_discretion(C, D), !modified(J).
discretion_may_be(J, D) :- in_play(J, E), new_discretion(E, D).
discretion_may_be(J, D) :- in_play(J, E), !changes_discretion(E), tried(J, _, C, _, _, _, _), base_discretion(C, D).

# The decision that a joint discretion implies.
names_decision(C) :- of_clause(N, C), cond(N, C, "decision").
jointly(J) :- discretion_may_be(J, "joint_decision"), tried(J, _, C, _, _, _, _), !names_decision(C).
singly(J) :- discretion_may_be(J, D), D != "joint_decision".
decided(J, V) :- jointly(J), tried(J, K, C, T, _, _, _), said("decision", T, "", K, V).
fails(J, "condition_unmet") :- jointly(J), !singly(J), decided(J, "no").
open(J) :- jointly(J), singly(J), decided(J, "no").
open(J) :- jointly(J), !decided(J, "no"), !decided(J, "yes").

# Precedence: a standing duty toward the adversary under another treaty, not to
# use force or to stay neutral, prevails over a duty to act.
barring(C) :- duty(C, "refrain").
barring(C) :- duty(C, "neutral"), !triggered(C).
outranks(C, T) :- over_all(C), treaty(T), !subject(C, T).
outranks(C, T) :- over(C, T), !subject(C, T).
acts(J) :- duty_may_be(J, D), active(D).
idles(J) :- duty_may_be(J, D), !active(D).
rival(J, C2, T2, K) :- acts(J), adversary(J, X), tried(J, K, C, T, B, _, _), precedence(C2, _), barring(C2), clause(C2, T2), T2 != T, outranks(C2, T),
  tied(T2, B), bears(C2, B), served(C2, X), B != X.
yields(J, C2) :- rival(J, C2, T2, K), out_of_force(T2, K).
yields(J, C2) :- rival(J, C2, T2, K), tried(J, _, _, _, B, _, _), member_no(T2, B, K).
yields(J, C2) :- rival(J, C2, T2, K), adversary(J, X), member_no(T2, X, K).
yields(J, C2) :- rival(J, C2, _, K), phase_no(C2, K).
yields(J, C2) :- rival(J, C2, _, K), top(N, C2), standing_no(N, K).
yields(J, C2) :- rival(J, C2, _, K), precedence(C2, W), misses(W, K).
wavers(J, C2) :- rival(J, C2, T2, K), open_force(T2, K).
wavers(J, C2) :- rival(J, C2, T2, K), tried(J, _, _, _, B, _, _), member_open(T2, B, K).
wavers(J, C2) :- rival(J, C2, T2, K), adversary(J, X), member_open(T2, X, K).
wavers(J, C2) :- rival(J, C2, _, K), phase_open(C2, K).
wavers(J, C2) :- rival(J, C2, _, K), top(N, C2), standing_kind(N), !standing_yes(N, K), !standing_no(N, K).
wavers(J, C2) :- rival(J, C2, _, K), precedence(C2, W), has_test(W), !passes(W, K), !misses(W, K).
yields(J, C2) :- rival(J, C2, _, _), lifting(E, C2), !keeps(J, E), !doubts(J, E).
wavers(J, C2) :- rival(J, C2, _, _), lifting(E, C2), !keeps(J, E), doubts(J, E).
prevails(J) :- rival(J, C2, _, _), !yields(J, C2), !wavers(J, C2).
may_prevail(J) :- rival(J, C2, _, _), !yields(J, C2).
fails(J, "outranked") :- prevails(J), !idles(J).
open(J) :- prevails(J), idles(J).
open(J) :- may_prevail(J), !prevails(J).

# Of the exceptions of a standing duty those that negate it count, where all
# their tests speak of the case alone.
of_one_attack(E) :- exc_act(E, _).
of_one_attack(E) :- exc_object(E, _).
of_one_attack(E) :- exc_area(E, _).
of_one_attack(E) :- exc_against(E, _).
of_one_attack(E) :- exc_cond(E, N), of_the_attack(N).
lifting(E, C) :- exception(E, C), barring(C), !modifies(E), !of_one_attack(E).
keeps(J, E) :- rival(J, C2, _, _), lifting(E, C2), wants_party(E), tried(J, _, _, _, B, _, _), !exc_party(E, B).
keeps(J, E) :- rival(J, C2, _, K), lifting(E, C2), exc_fact(E, F), said(F, "", "", K, "no").
keeps(J, E) :- rival(J, C2, _, K), lifting(E, C2), misses(E, K).
keeps(J, E) :- rival(J, C2, _, K), lifting(E, C2), exc_cond(E, N), standing_no(N, K).
doubts(J, E) :- rival(J, C2, _, K), lifting(E, C2), exc_fact(E, F), !told(F, "", "", K).
doubts(J, E) :- rival(J, C2, _, K), lifting(E, C2), has_test(E), !passes(E, K), !misses(E, K).
doubts(J, E) :- rival(J, C2, _, K), lifting(E, C2), exc_cond(E, N), !standing_yes(N, K), !standing_no(N, K).

# Of the conditions of a standing duty those count that speak of the case alone.
of_the_attack(N) :- cond(N, _, Kind), !case_kind(Kind), Kind != "any".
of_the_attack(N) :- child(N, _, M), of_the_attack(M).
standing_kind(N) :- cond(N, C, _), barring(C), !of_the_attack(N).
stands0(N, K) :- standing_kind(N), case_yes(N, K), !negated(N).
stands0(N, K) :- standing_kind(N), case_no(N, K), negated(N).
lapses0(N, K) :- standing_kind(N), case_no(N, K), !negated(N).
lapses0(N, K) :- standing_kind(N), case_yes(N, K), negated(N).
one_stands1(N, K) :- standing_kind(N), height(N, 1), child(N, _, M), stands0(M, K).
some_stay1(N, K) :- standing_kind(N), height(N, 1), on(K, _), child(N, _, M), !lapses0(M, K).
none_stands1(N, K) :- standing_kind(N), cond(N, _, "any"), height(N, 1), on(K, _), !some_stay1(N, K).
stands1(N, K) :- stands0(N, K).
stands1(N, K) :- one_stands1(N, K), !negated(N).
stands1(N, K) :- none_stands1(N, K), negated(N).
lapses1(N, K) :- lapses0(N, K).
lapses1(N, K) :- none_stands1(N, K), !negated(N).
lapses1(N, K) :- one_stands1(N, K), negated(N).
one_stands2(N, K) :- standing_kind(N), height(N, 2), child(N, _, M), stands1(M, K).
some_stay2(N, K) :- standing_kind(N), height(N, 2), on(K, _), child(N, _, M), !lapses1(M, K).
none_stands2(N, K) :- standing_kind(N), cond(N, _, "any"), height(N, 2), on(K, _), !some_stay2(N, K).
stands2(N, K) :- stands1(N, K).
stands2(N, K) :- one_stands2(N, K), !negated(N).
stands2(N, K) :- none_stands2(N, K), negated(N).
lapses2(N, K) :- lapses1(N, K).
lapses2(N, K) :- none_stands2(N, K), !negated(N).
lapses2(N, K) :- one_stands2(N, K), negated(N).
standing_yes(N, K) :- stands2(N, K).
standing_no(N, K) :- lapses2(N, K).

# The answers: of a trial, then of a line over all ways of reading.
refused(J) :- fails(J, _).
some(L, "not_owed") :- refused(J), line(J, L).
some(L, "depends") :- asked(J), line(J, L), open(J), !refused(J).
some(L, "owed") :- asked(J), line(J, L), !open(J), !refused(J).
answer(L, "owed") :- some(L, "owed"), !some(L, "depends"), !some(L, "not_owed").
answer(L, "not_owed") :- some(L, "not_owed"), !some(L, "depends"), !some(L, "owed").
answer(L, "depends") :- some(L, _), !some(L, "owed"), !some(L, "not_owed").
answer(L, "depends") :- some(L, "owed"), some(L, "not_owed").
answer(L, "depends") :- some(L, "depends"), some(L, "owed").
answer(L, "depends") :- some(L, "depends"), some(L, "not_owed").
reason(L, R) :- fails(J, R), line(J, L).
duty_of(L, D) :- duty_may_be(J, D), line(J, L).
