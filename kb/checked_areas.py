"""Which areas a check is about: those of its numbers, of their projects, and of its document."""

from __future__ import annotations

#: SQL that gives ``check_id`` and ``area_id``.
CHECKED_AREAS = """
select e.check_id, c.area_id from check_spans e join counts c on c.span_id = e.span_id
where c.area_id is not null
union
select e.check_id, p.area_id from check_spans e join counts c on c.span_id = e.span_id
join projects p on p.id = c.project_id where p.area_id is not null
union
select k.id, d.area_id from checks k join documents d on d.id = k.document_id
where d.area_id is not null"""
