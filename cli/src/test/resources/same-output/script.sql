create table town(id integer primary key, name text, people real, land text);
with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000)
  insert into town select i, printf('town-%04d', i * 7919 % 3000), (i * 104729 % 99991) / 7.0, char(65 + i % 5) from n;
create index by_land on town(land, people desc);
select land, count(*), round(sum(people), 6), avg(people), min(name), max(name) from town group by land order by land;
select id, name, rank() over (partition by land order by people desc) r, sum(people) over (order by id rows 2 preceding)
  from town order by people desc, id limit 8;
select t.land, count(*) from town t join town u on t.land = u.land and t.id + 5 = u.id where t.people > u.people group by 1;
select quote(1e100), 9223372036854775807 + 1, 1 / 3.0, 7 / 2, -7 % 3, abs(-9223372036854775807), 'a' || null;
select json_extract('{"a":[1,2,{"b":"ä"}]}', '$.a[2].b'), json_group_array(id) from (select id from town limit 5);
select upper('straße'), substr('grüße', 3, 2), length('日本語'), instr('abc', 'c'), replace('aaa', 'a', 'bc'), trim('  x '), unicode('é');
select name from town where name like '%99%' and name glob 'town-[0-1]*' order by name limit 6;
select date('2024-02-29', '+1 year'), strftime('%s', '2026-03-01T10:00:00'), julianday('2000-01-01');
update town set people = people * 1.5 where land in ('A', 'C');
delete from town where id % 3 = 0;
select count(*), total(people), group_concat(distinct land) from town;
with recursive fib(n, a, b) as (values (1, 0, 1) union all select n + 1, b, a + b from fib where n < 80) select max(a) from fib;
