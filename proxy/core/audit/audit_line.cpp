#include "proxy/core/audit/audit_line.h"

#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/iso_time.h"
#include "proxy/core/base/text.h"

namespace gatehouse::audit {
namespace {

constexpr int kMicrosAMilli = 1000;
// Facility 13 is "log audit" (RFC 5424, 6.2.1); severity 5 is a notice, 4 a warning.
constexpr int kNotice = 13 * 8 + 5;
constexpr int kWarning = 13 * 8 + 4;
// CEF counts severity from 0 to 10.
constexpr std::string_view kCefNotice = "3";
constexpr std::string_view kCefWarning = "7";

bool isWarning(const Line& line) noexcept
{
    return line.kind == kGuarded || line.kind == kRemoved;
}

void take(std::string& all, std::string_view field)
{
    all += cat(number(static_cast<std::int64_t>(field.size())), ":", field, ";");
}

/// `what` with a backslash before each of `special`; ends of lines as the form asks for.
std::string escaped(std::string_view what, std::string_view special)
{
    std::string text;
    text.reserve(what.size());
    for (const char c : what) {
        if (c == '\n' || c == '\r') {
            text += ' ';
            continue;
        }
        if (special.find(c) != std::string_view::npos) text += '\\';
        text += c;
    }
    return text;
}

std::string asText(const Line& line)
{
    return cat(number(line.number), "  ", isoTime(line.at), "  ", line.kind, "  ",
               line.actor.empty() ? std::string_view("-") : std::string_view(line.actor), "  ",
               line.subject, "  ", line.detail);
}

std::string asJson(const Line& line)
{
    boost::json::object object;
    object["number"] = line.number;
    object["time"] = isoTime(line.at);
    object["kind"] = line.kind;
    object["actor"] = line.actor;
    object["subject"] = line.subject;
    boost::system::error_code broken;
    auto detail = boost::json::parse(line.detail, broken);
    object["detail"] = broken ? boost::json::value(line.detail) : std::move(detail);
    object["hash"] = hex(line.hash);
    return boost::json::serialize(object);
}

std::string asCef(const Line& line)
{
    constexpr std::string_view kHead = "\\|";
    constexpr std::string_view kExtension = "\\=";
    return cat("CEF:0|Gatehouse|Gatehouse|1|", escaped(line.kind, kHead), "|",
               escaped(line.kind, kHead), "|", isWarning(line) ? kCefWarning : kCefNotice,
               "|rt=", number(line.at / kMicrosAMilli), " externalId=", number(line.number),
               " suser=", escaped(line.actor, kExtension),
               " cs1Label=subject cs1=", escaped(line.subject, kExtension),
               " cs2Label=hash cs2=", hex(line.hash), " msg=", escaped(line.detail, kExtension));
}

std::string asSyslog(const Line& line, std::string_view host)
{
    constexpr std::string_view kParameter = "\"\\]";
    return cat("<", number(isWarning(line) ? kWarning : kNotice), ">1 ", isoTime(line.at), " ",
               host.empty() ? std::string_view("-") : host, " gatehouse - ", line.kind,
               " [audit@32473 number=\"", number(line.number), "\" actor=\"",
               escaped(line.actor, kParameter), "\" subject=\"", escaped(line.subject, kParameter),
               "\" hash=\"", hex(line.hash), "\"] ", escaped(line.detail, {}));
}

}  // namespace

Digest chained(const Digest& before, const Line& line)
{
    std::string all = hex(before);
    take(all, number(line.number));
    take(all, number(line.at));
    take(all, line.kind);
    take(all, line.actor);
    take(all, line.subject);
    take(all, line.detail);
    return sha256(all);
}

std::optional<Form> formOf(std::string_view word) noexcept
{
    constexpr std::pair<std::string_view, Form> kForms[] = {
        {"text", Form::Text}, {"json", Form::Json}, {"cef", Form::Cef}, {"syslog", Form::Syslog}};
    for (const auto& [name, form] : kForms)
        if (name == word) return form;
    return {};
}

std::string formatted(const Line& line, Form form, std::string_view host)
{
    switch (form) {
        case Form::Json:
            return asJson(line);
        case Form::Cef:
            return asCef(line);
        case Form::Syslog:
            return asSyslog(line, host);
        case Form::Text:
            break;
    }
    return asText(line);
}

}  // namespace gatehouse::audit
