#include "proxy/shell/store/audit_trail.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"

namespace gatehouse::store {
namespace {

constexpr std::size_t kMostFlaws = 100;
constexpr int kSlice = 1000;  // lines held at once while a trail is looked through
constexpr std::string_view kStops[] = {"dlp", "dlp-answer", "injection", "demand", "demand-answer"};

WallMicros now()
{
    return std::chrono::duration_cast<Micros>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

Digest digestOf(std::string_view blob) noexcept
{
    Digest digest{};
    if (blob.size() == digest.size()) std::ranges::copy(blob, digest.begin());
    return digest;
}

audit::Line lineAt(const Statement& statement)
{
    audit::Line line;
    line.number = statement.asInteger(0);
    line.at = statement.asInteger(1);
    line.kind = statement.asText(2);
    line.actor = statement.asText(3);
    line.subject = statement.asText(4);
    line.detail = statement.asText(5);
    line.hash = digestOf(statement.asBlob(6));
    return line;
}

boost::json::array listOf(const std::vector<std::string>& texts)
{
    boost::json::array list;
    for (const auto& text : texts) list.emplace_back(text);
    return list;
}

void note(AuditVerdict& verdict, std::int64_t number, std::string what)
{
    if (verdict.flaws.size() < kMostFlaws) verdict.flaws.push_back({number, std::move(what)});
}

std::int64_t configsBefore(const audit::Line& line)
{
    boost::system::error_code broken;
    const auto detail = boost::json::parse(line.detail, broken);
    const auto* object = broken ? nullptr : detail.if_object();
    const auto* count = object != nullptr ? object->if_contains("configs") : nullptr;
    return count != nullptr && count->is_int64() ? count->get_int64() : 0;
}

/// The texts of a configuration that stand beside a line of its publishing.
void checkConfig(Database& database, const audit::Line& line, AuditVerdict& verdict)
{
    boost::system::error_code broken;
    const auto detail = boost::json::parse(line.detail, broken);
    const auto* object = broken ? nullptr : detail.if_object();
    if (object == nullptr) return;
    const std::string wanted = textAt(*object, "sha256");
    Statement texts(database, "SELECT text FROM configs WHERE generation = ? AND at = ?");
    texts.text(line.subject);
    const auto* at = object->if_contains("at");
    texts.integer(at != nullptr && at->is_int64() ? at->get_int64() : 0);
    bool isThere = false;
    bool isSame = false;
    while (texts.row()) {
        isThere = true;
        isSame = isSame || hex(sha256(texts.asText(0))) == wanted;
    }
    if (isSame) {
        ++verdict.configs;
    } else {
        note(verdict, line.number,
             cat("configuration ", line.subject,
                 isThere ? " is not the one that was published" : " is missing"));
    }
}

}  // namespace

AuditTrail::AuditTrail(Database& database)
    : last_(database, "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1"),
      add_(database,
           "INSERT INTO audit (number, at, kind, actor, subject, detail, hash) VALUES "
           "(?,?,?,?,?,?,?)"),
      configs_(database, "SELECT count(*) FROM configs")
{
}

void AuditTrail::load()
{
    number_ = 0;
    hash_ = {};
    while (last_.row()) {
        number_ = last_.asInteger(0);
        hash_ = digestOf(last_.asBlob(1));
    }
}

void AuditTrail::add(std::string_view kind, std::string_view actor, std::string_view subject,
                     std::string_view detail)
{
    if (number_ == 0 && kind != audit::kBegun) begin();
    audit::Line line{
        number_ + 1,         now(), std::string(kind), std::string(actor), std::string(subject),
        std::string(detail), {}};
    line.hash = audit::chained(hash_, line);
    const std::string_view hash(reinterpret_cast<const char*>(line.hash.data()), line.hash.size());
    add_.integer(line.number)
        .integer(line.at)
        .text(line.kind)
        .text(line.actor)
        .text(line.subject)
        .text(line.detail)
        .blob(hash)
        .run();
    number_ = line.number;
    hash_ = line.hash;
}

/// Tells how many configurations stood before: each later one has a line.
void AuditTrail::begin()
{
    std::int64_t configs = 0;
    while (configs_.row()) configs = configs_.asInteger(0);
    add(audit::kBegun, {}, "gatehouse",
        boost::json::serialize(boost::json::object{{"hash", "sha256"}, {"configs", configs}}));
}

void AuditTrail::published(const record::ConfigPublished& config)
{
    const boost::json::object detail{
        {"sha256", hex(sha256(config.text))}, {"at", config.at}, {"note", config.note}};
    add(audit::kPublished, config.author, number(static_cast<std::int64_t>(config.generation)),
        boost::json::serialize(detail));
}

void AuditTrail::removed(const record::Removed& wanted, const std::vector<std::int64_t>& rows)
{
    if (rows.empty() && !wanted.sumsToo) return;
    boost::json::object detail{{"calls", rows.size()}};
    if (!rows.empty()) {
        detail["first"] = rows.front();
        detail["last"] = rows.back();
    }
    if (wanted.pinnedToo) detail["pinned"] = true;
    if (wanted.sumsToo) detail["sums"] = true;
    add(audit::kRemoved, {}, "calls", boost::json::serialize(detail));
}

void AuditTrail::expired(std::int64_t below)
{
    add(audit::kExpired, {}, "calls",
        boost::json::serialize(boost::json::object{{"below", below}}));
}

void AuditTrail::recounted(const Repricing& repricing)
{
    const boost::json::object detail{
        {"provider", repricing.provider}, {"from", repricing.from}, {"to", repricing.to}};
    add(audit::kRecounted, repricing.author, repricing.model, boost::json::serialize(detail));
}

void AuditTrail::guarded(const record::Exchange& exchange)
{
    if (exchange.guards.empty()) return;
    boost::json::object detail{{"rules", listOf(exchange.guards)},
                               {"provider", exchange.provider},
                               {"model", exchange.modelAsked},
                               {"status", exchange.status}};
    for (const auto& stop : exchange.trace) {
        if (std::ranges::find(kStops, stop.stop) == std::end(kStops) || stop.decision.empty())
            continue;
        auto& told = detail[stop.stop];
        told = told.is_string() ? cat(std::string_view(told.get_string()), "; ", stop.decision)
                                : stop.decision;
    }
    add(audit::kGuarded, exchange.keyLabel, exchange.id, boost::json::serialize(detail));
}

Result<std::unique_ptr<AuditReader>> AuditReader::open(const std::string& databasePath)
{
    Fault fault;
    auto database = Database::open(databasePath, Access::Read, fault);
    if (!database) return fault.error();
    return std::unique_ptr<AuditReader>(new AuditReader(std::move(database)));
}

Result<std::vector<audit::Line>> AuditReader::after(std::int64_t number, int most)
{
    std::vector<audit::Line> lines;
    Statement statement(*database_,
                        "SELECT number, at, kind, actor, subject, detail, hash FROM audit WHERE "
                        "number > ? ORDER BY number LIMIT ?");
    statement.integer(number).integer(most);
    while (statement.row()) lines.push_back(lineAt(statement));
    if (!database_->well()) return database_->fault().error();
    return lines;
}

Result<std::int64_t> AuditReader::lastNumber()
{
    std::int64_t number = 0;
    Statement statement(*database_, "SELECT max(number) FROM audit");
    while (statement.row()) number = statement.asInteger(0);
    if (!database_->well()) return database_->fault().error();
    return number;
}

Result<std::optional<Digest>> AuditReader::hashOf(std::int64_t number)
{
    auto lines = after(number - 1, 1);
    if (!lines) return std::move(lines).error();
    if (lines->empty() || lines->front().number != number) return std::optional<Digest>();
    return std::optional<Digest>(lines->front().hash);
}

Result<AuditVerdict> AuditReader::verify()
{
    AuditVerdict verdict;
    std::int64_t before = 0;
    std::int64_t known = 0;  // configurations that the lines tell of
    for (;;) {
        auto lines = after(before, kSlice);
        if (!lines) return std::move(lines).error();
        if (lines->empty()) break;
        for (const auto& line : *lines) {
            if (line.number != before + 1) {
                note(verdict, before + 1,
                     cat("lines ", gatehouse::number(before + 1), " to ",
                         gatehouse::number(line.number - 1), " are missing"));
            } else if (audit::chained(verdict.head, line) != line.hash) {
                note(verdict, line.number, "was changed, or a line before it was");
            }
            if (line.kind == audit::kBegun) known += configsBefore(line);
            if (line.kind == audit::kPublished) {
                ++known;
                checkConfig(*database_, line, verdict);
            }
            before = line.number;
            verdict.head = line.hash;
            ++verdict.lines;
        }
    }
    verdict.last = before;
    Statement configs(*database_, "SELECT count(*) FROM configs");
    while (verdict.lines > 0 && configs.row()) {
        if (configs.asInteger(0) > known)
            note(verdict, 0, "a configuration stands in the history that no line tells of");
    }
    if (!database_->well()) return database_->fault().error();
    return verdict;
}

}  // namespace gatehouse::store
