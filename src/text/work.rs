//! Why something cannot be done to what is to be carried out or to a meeting, and what to do now. No full stop: what
//! was kept is said after it.

use super::texts;

texts! {
    already_so() { "Det står der allerede" "It already says so" }
    not_of_this_kind() { "Kun en anbefaling har det: vægt, udvalgets beslutning og udvalgets prioritering" "Only a recommendation has that: a weight, the committee's decision and its priority" }
    evidence_missing() { "Det, der meldes færdigt, skal have dokumentation: skriv, hvor man kan se det" "What is reported done needs evidence: write where it can be seen" }
    not_reported() { "Kun det, der er meldt færdigt, kan bekræftes" "Only what was reported done can be confirmed" }
    same_person(who: &str) { "{who} har selv meldt det færdigt; en anden skal bekræfte det" "{who} reported it done; another person must confirm it" }
    lapse_needs_reason() { "Det, der bortfalder, skal have en begrundelse: skriv hvorfor" "What lapses needs a reason: write why" }
    reopen_needs_reason() { "Det var meldt færdigt; skal det åbnes igen, så skriv en begrundelse" "It was reported done; to open it again, write a reason" }
    rejection_needs_reason() { "Det, udvalget ikke vedtager, skal have en begrundelse: skriv udvalgets" "What the committee does not adopt needs a reason: write the committee's" }
    move_needs_reason() { "Fristen er sat før; skal den flyttes, så skriv en begrundelse" "The deadline is set already; to move it, write a reason" }
    move_needs_agreement(count: usize) { "{count}. flytning: skriv, hvem der er enig, f.eks. »enig med LN«" "Move number {count}: write who agrees, such as “agreed with LN”" }
    not_a_weight() { "Vægten er 1, 2 eller 3" "The weight is 1, 2 or 3" }
    priority_needs_reason() { "Det, udvalget sætter først, skal have udvalgets begrundelse: skriv den" "What the committee puts first needs the committee's reason: write it" }
    remark_empty() { "En bemærkning skal sige noget: skriv den" "A remark must say something: write it" }
    cannot_tie(key: &str) { "Det kan ikke knyttes til {key}" "It cannot be tied to {key}" }
    not_tied(key: &str) { "Det er ikke knyttet til {key}" "It is not tied to {key}" }

    cancelling_needs_reason() { "Et møde, der aflyses, skal have en begrundelse: skriv hvorfor" "A meeting that is cancelled needs a reason: write why" }
    still_ahead(when: &str) { "Mødet er først {when}; det kan meldes afholdt den dag" "The meeting is not until {when}; it can be marked as held on that day" }
    held_already() { "Mødet er afholdt; skriv det som planlagt igen, hvis det skal flyttes frem" "The meeting was held; make it planned again if it is to be moved ahead" }
    not_a_count() { "Et antal er et helt tal fra 0 og op" "A number of people is a whole number from 0 up" }
}
