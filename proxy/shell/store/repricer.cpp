#include "proxy/shell/store/repricer.h"

namespace gatehouse::store {
namespace {

std::int64_t stateOf(RepricingState state) noexcept
{
    return static_cast<std::int64_t>(state);
}

}  // namespace

Repricer::Job::Job(Database& database, const Repricing& what)
    : repricing(what), names(database), calls(database, names, repricing)
{
}

Repricer::Repricer(Database& database, Names& names, Rollups& rollups)
    : database_(database),
      rollups_(rollups),
      packer_(names),
      begin_(database,
             "INSERT INTO repricings (at, author, provider, model, rates, from_time, to_time, "
             "state, calls, changed, priced, unknown, before, after) "
             "VALUES (?,?,?,?,?,?,?, 0, 0,0,0,0,0,0) RETURNING id"),
      note_(database,
            "UPDATE repricings SET state = ?, calls = ?, changed = ?, priced = ?, unknown = ?, "
            "before = ?, after = ? WHERE id = ?"),
      put_(database, "UPDATE exchanges SET facts = ? WHERE id = ?")
{
}

void Repricer::begin(const Repricing& repricing, WallMicros now)
{
    job_.emplace(database_, repricing);
    const std::string rates = ratesOf(repricing);  // a statement does not keep its texts
    begin_.integer(now)
        .text(repricing.author)
        .text(repricing.provider)
        .text(repricing.model)
        .text(rates)
        .integer(repricing.from)
        .integer(repricing.to);
    while (begin_.row()) job_->line = begin_.asInteger(0);
}

void Repricer::slice(std::vector<RowId>& changed)
{
    before_ = job_->sums;
    beforeAt_ = job_->calls.at();
    found_.clear();
    job_->ends = !job_->calls.next(found_);
    for (const PastCall& call : found_) {
        count(job_->sums, call.exchange.cost, call.after);
        if (call.exchange.cost == call.after) continue;
        change(call);
        changed.push_back(call.id);
    }
    const RepricingSums& sums = job_->sums;
    note_.integer(stateOf(job_->ends ? RepricingState::Done : RepricingState::Running))
        .integer(sums.calls)
        .integer(sums.changed)
        .integer(sums.priced)
        .integer(sums.unknown)
        .integer(sums.before.value)
        .integer(sums.after.value)
        .integer(job_->line)
        .run();
}

void Repricer::change(const PastCall& call)
{
    record::Exchange exchange = call.exchange;
    rollups_.recost(exchange, call.after, {call.provider, call.model, call.key});
    exchange.cost = call.after;
    facts_.clear();
    packer_.facts(exchange, facts_);
    put_.blob(facts_).integer(call.id).run();
}

void Repricer::settle()
{
    if (job_ && job_->ends) job_.reset();
}

void Repricer::undo()
{
    if (!job_) return;
    job_->sums = before_;
    job_->calls.backTo(beforeAt_);
    job_->ends = false;
}

void Repricer::breakOff()
{
    job_.reset();
    database_.run("UPDATE repricings SET state = 2 WHERE state = 0");
}

}  // namespace gatehouse::store
