// Progressive help on the patient page: nothing here is needed to answer.
export {}
