#include "proxy/server/audit.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <thread>
#include <unistd.h>

#include "proxy/core/audit/audit_line.h"
#include "proxy/core/base/text.h"
#include "proxy/shell/store/audit_trail.h"

namespace gatehouse::server {
namespace {

constexpr Millis kPause{200};
constexpr int kSlice = 500;

Result<std::unique_ptr<store::AuditReader>> trailOf(const Options& options)
{
    return store::AuditReader::open(cat(options.data, "/gatehouse.sqlite"));
}

std::string hostName()
{
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data())
                                                          : std::string();
}

void print(std::FILE* out, std::string_view line)
{
    const std::string whole = cat(line, "\n");
    std::fwrite(whole.data(), 1, whole.size(), out);
}

/// Where to begin: behind the number asked for, or before the last lines.
Result<std::int64_t> beginOf(const Options& options, store::AuditReader& trail)
{
    if (options.after >= 0) return options.after;
    auto last = trail.lastNumber();
    if (!last) return std::move(last).error();
    return std::max<std::int64_t>(0, *last - options.last);
}

/// "NUMBER:HASH" against what stands there; empty: as expected.
Result<std::string> missedBy(const std::string& expect, store::AuditReader& trail)
{
    const auto colon = expect.find(':');
    std::int64_t wanted = 0;
    if (colon == std::string::npos || !parseInt(expect.substr(0, colon), wanted)) {
        return fail(ErrorKind::Invalid, cat("cannot make sense of --expect ", expect),
                    "give the last line of an earlier 'audit verify': NUMBER:HASH");
    }
    auto hash = trail.hashOf(wanted);
    if (!hash) return std::move(hash).error();
    if (!*hash) return cat("line ", number(wanted), " is expected and is not there");
    if (hex(**hash) != expect.substr(colon + 1))
        return cat("line ", number(wanted), " is not the one that is expected");
    return std::string();
}

}  // namespace

Result<void> followAudit(const Options& options, std::FILE* out, const std::function<bool()>& goOn)
{
    auto opened = trailOf(options);
    if (!opened) return std::move(opened).error();
    auto& trail = **opened;
    auto begin = beginOf(options, trail);
    if (!begin) return std::move(begin).error();
    std::int64_t at = *begin;
    const auto form =
        options.json ? audit::Form::Json : audit::formOf(options.form).value_or(audit::Form::Text);
    const std::string host = hostName();
    for (;;) {
        auto lines = trail.after(at, kSlice);
        if (!lines) return std::move(lines).error();
        for (const auto& line : *lines) {
            print(out, audit::formatted(line, form, host));
            at = line.number;
        }
        if (std::fflush(out) != 0 || !goOn()) return {};
        if (!lines->empty()) continue;
        if (!options.follow) return {};
        std::this_thread::sleep_for(kPause);
    }
}

Result<bool> verifyAudit(const Options& options, std::FILE* out)
{
    auto opened = trailOf(options);
    if (!opened) return std::move(opened).error();
    auto verdict = (*opened)->verify();
    if (!verdict) return std::move(verdict).error();
    if (!options.expect.empty()) {
        auto missed = missedBy(options.expect, **opened);
        if (!missed) return std::move(missed).error();
        if (!missed->empty()) verdict->flaws.push_back({0, *missed});
    }
    for (const auto& flaw : verdict->flaws) {
        print(out, flaw.number == 0 ? cat("WRONG  ", flaw.what)
                                    : cat("WRONG  line ", number(flaw.number), ": ", flaw.what));
    }
    print(out, cat(verdict->flaws.empty() ? "whole" : "NOT whole", ": ", number(verdict->lines),
                   " lines, ", number(verdict->configs), " configurations as published"));
    print(out, cat(number(verdict->last), ":", hex(verdict->head)));
    return verdict->flaws.empty();
}

}  // namespace gatehouse::server
