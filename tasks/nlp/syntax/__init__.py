"""The only home of dependency labels: who is the subject, the object, the governor of a word.

Other modules ask `syntax.subjects(verb)`; in which module of the package the answer lies is nothing to them.
"""

from tasks.nlp.syntax.counted_subjects import mend_counted_subject
from tasks.nlp.syntax.expletives import is_expletive
from tasks.nlp.syntax.goals_of_journeys import mend_goal_behind_office, mend_goal_of_journey
from tasks.nlp.syntax.governors import (
    Role,
    acting_verb,
    asked,
    asked_role,
    awaited,
    clause_verbs,
    depends_on,
    describes_another,
    event_head,
    finite_verb,
    governing_verb,
    governors,
    is_actor_position,
    is_afterwards,
    is_apart,
    is_argument_before,
    is_asked_of,
    is_light,
    is_object_of,
    is_only_named,
    is_predicate_of,
    is_reported,
    is_said_here,
    is_since_then,
    is_subject_of,
    is_subject_of_being,
    modality_chain,
    noun_completed,
    opens_after,
    own_verbs,
    participle_subjects,
    raised_verb,
    relative_clause_of,
    reporting_verb,
    role,
    verb_below,
    verb_of,
)
from tasks.nlp.syntax.guests_behind_places import mend_guest_behind_place
from tasks.nlp.syntax.headline_pairs import mend_headline_pair
from tasks.nlp.syntax.headline_verbs import mend_headline_verb
from tasks.nlp.syntax.honorifics import mend_article_before_honorific, mend_honorific
from tasks.nlp.syntax.inverted_subjects import mend_inverted_subject
from tasks.nlp.syntax.joined_clauses import mend_joined_clauses
from tasks.nlp.syntax.led_parties import mend_attended_meeting, mend_led_party
from tasks.nlp.syntax.listed_infinitives import mend_listed_infinitives
from tasks.nlp.syntax.listed_subjects import mend_listed_subject
from tasks.nlp.syntax.modified_clauses import actor_of_modified_clause
from tasks.nlp.syntax.names_like_articles import mend_name_like_article
from tasks.nlp.syntax.names_like_pronouns import mend_name_like_pronoun
from tasks.nlp.syntax.nominals import (
    HYPHENS,
    OF_TWO,
    alongside,
    apposed,
    conjuncts,
    coordinated_lemmas,
    determiner,
    first_conjunct,
    guests_called,
    has_name_behind,
    headline_noun,
    hyphenated,
    is_beside,
    is_conjunct,
    is_end_of_range,
    is_known_to_somebody,
    is_modifier,
    is_name,
    is_nominal,
    is_object,
    is_participle_of,
    is_possessor,
    is_reduced_clause,
    is_relative_object,
    is_subject,
    lands_before,
    modifiers,
    negating_determiner,
    noun_above,
    owner_of,
    participle_agents,
    participle_verbs,
    participles,
    phrase_start,
    possessor,
    predicate_beside,
    predicated,
    preposition_before,
    preposition_of,
    prepositional,
    purposes,
    qualifiers,
    reduced_clauses,
    relative_clauses,
    set_beside,
    share_noun,
)
from tasks.nlp.syntax.numbered_houses import mend_numbered_house
from tasks.nlp.syntax.opened_clauses import (
    is_at_that_time,
    is_meanwhile,
    is_told_in,
    opens_what_goes_on,
    several_outside,
    subject_behind_clause,
    those_at,
    verb_of_what_happened,
    verb_outside,
)
from tasks.nlp.syntax.opening_gerunds import mend_opening_gerund
from tasks.nlp.syntax.opening_lists import mend_opening_list
from tasks.nlp.syntax.opening_places import mend_opening_place, place_end
from tasks.nlp.syntax.opening_prepositions import mend_opening_preposition
from tasks.nlp.syntax.opening_times import mend_opening_time
from tasks.nlp.syntax.planned_subjects import mend_planned_subject
from tasks.nlp.syntax.plural_owners import mend_plural_owner
from tasks.nlp.syntax.reduced_verbs import mend_reduced_verb
from tasks.nlp.syntax.second_objects import (
    mend_given_object,
    mend_object_behind_name,
    mend_object_of_preposition,
    mend_second_object,
)
from tasks.nlp.syntax.sent_people import mend_sent_people, who_is_sent
from tasks.nlp.syntax.split_names import mend_split_name
from tasks.nlp.syntax.subjects_behind_clauses import mend_subject_behind_clause
from tasks.nlp.syntax.subjects_objects import (
    all_before_relative,
    has_object,
    has_qualifier,
    holds_subject,
    identified,
    is_afterthought,
    is_behind_gerund,
    is_counted,
    is_each_other,
    is_governed,
    is_lone_subject,
    is_put_in_front,
    is_reciprocal,
    is_said_of_it,
    is_subject_of_next,
    object_taken_for_subject,
    objects,
    place_adverb,
    pointed_at_by_where,
    predicates,
    seen_doing,
    stands_in_subject,
    subjects,
    subjects_before,
    waiting_to,
    with_object,
)
from tasks.nlp.syntax.swallowed_subjects import mend_explaining_subject, mend_swallowed_subject
from tasks.nlp.syntax.tagged_gerunds import mend_tagged_gerunds
from tasks.nlp.syntax.tagged_plurals import mend_tagged_plurals
from tasks.nlp.syntax.tagged_verbs import mend_tagged_verbs
from tasks.nlp.syntax.that_clauses import mend_that_clause
from tasks.nlp.syntax.told_members import told_members
from tasks.nlp.syntax.topical_gerunds import verb_with_gerund
from tasks.nlp.syntax.verb_forms import (
    STAND_IN,
    adjective_completed,
    adverb_above_infinitive,
    agents,
    auxiliaries,
    complementizer,
    condition,
    contrasted,
    found_to_be,
    has_adverbial,
    has_below,
    has_clause,
    has_frequency,
    has_infinitive,
    has_limit,
    has_object_complement,
    has_only_times,
    has_own_subject,
    has_particle,
    has_prepositional,
    has_singular_verb,
    is_agent,
    is_ahead,
    is_before_verb,
    is_future_infinitive,
    is_habitual_form,
    is_infinitive,
    is_interrupted,
    is_inverted,
    is_never_before,
    is_passive,
    is_past,
    is_past_perfect,
    is_plural_form,
    is_preferred_to,
    is_present,
    is_present_progressive,
    is_relative,
    negated_subject,
    negation,
    particle,
    particles,
    said_of_subject,
    standings,
    verb_below_auxiliary,
    with_complement,
    with_preposition,
    words_before_gerund,
)
from tasks.nlp.syntax.visiting_guests import mend_second_guest, mend_visiting_guest
