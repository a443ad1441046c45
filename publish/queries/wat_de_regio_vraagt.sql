-- title: Wat vragen partijen van elkaar zonder dat het is afgesproken?
-- description: Wensen en verzoeken in de documenten, met wie het vraagt en aan wie.
select coalesce(vraagt.name, 'niet genoemd') as wie_vraagt, coalesce(gevraagd.name, 'niet genoemd') as aan_wie,
  asks.text as verzoek, documents.title as document, documents.dated as datum, asks.span_id as vindplaats
from asks
  join documents on documents.id = asks.document_id
  left join parties as vraagt on vraagt.id = asks.asker_id
  left join parties as gevraagd on gevraagd.id = asks.addressee_id
order by documents.dated desc, aan_wie
