/**
 * Several ways to ask about one kind of fact; each key is a message. `they`: they offer what I look for; `give`: they look
 * for what I offer; `shared`, `same`: an interest or organisation of both; the rest are named like what they are about.
 * These quote the fact; those about a well-known aim have words of their own.
 */
export const templates = {
	they: ['opener_they_start', 'opener_they_people', 'opener_they_how', 'opener_they_story'],
	give: ['opener_give_matters', 'opener_give_stand', 'opener_give_most', 'opener_give_so_far'],
	shared: ['opener_shared_start', 'opener_shared_now', 'opener_shared_found', 'opener_shared_love'],
	same: ['opener_same_part', 'opener_same_busy', 'opener_same_new'],
	interest: [
		'opener_interest_story',
		'opener_interest_first',
		'opener_interest_draw',
		'opener_interest_curious'
	],
	seek: ['opener_seek_best', 'opener_seek_mind', 'opener_seek_who'],
	offer: ['opener_offer_who', 'opener_offer_story', 'opener_offer_asked'],
	headline: ['opener_headline_day', 'opener_headline_joy', 'opener_headline_unknown', 'opener_headline_path'],
	pitch: ['opener_pitch_began', 'opener_pitch_line', 'opener_pitch_left_out'],
	organisation: ['opener_organisation_know', 'opener_organisation_like', 'opener_organisation_busy'],
	event: ['opener_event_reason', 'opener_event_interesting', 'opener_event_people', 'opener_event_stayed'],
	mentor: ['opener_mentor_help', 'opener_mentor_ask', 'opener_mentor_good'],
	mentee: ['opener_mentee_pass_on', 'opener_mentee_who', 'opener_mentee_told'],
	'co-founder': ['opener_cofounder_bring', 'opener_cofounder_build', 'opener_cofounder_divide'],
	hire: ['opener_hire_missing', 'opener_hire_special', 'opener_hire_fit'],
	job: ['opener_job_free', 'opener_job_matters', 'opener_job_tasks'],
	client: ['opener_client_best', 'opener_client_problem', 'opener_client_tell'],
	friend: ['opener_friend_free_time', 'opener_friend_company', 'opener_friend_together'],
	investor: ['opener_investor_understand', 'opener_investor_fit', 'opener_investor_convinced'],
	collaborator: ['opener_collaborator_build', 'opener_collaborator_how', 'opener_collaborator_big']
} as const;

export type Theme = keyof typeof templates;
export type TemplateKey = (typeof templates)[Theme][number];
