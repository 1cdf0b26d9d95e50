#include "app/filter_keys.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include "app/filter_values.h"

namespace gatehouse::app {
namespace {

using store::Condition;
using store::Field;
using store::Test;
using Kind = FilterKind;

struct OrderName {
    const char* name;
    Field field;
};

constexpr OrderName kOrders[] = {
    {"time", Field::Time},
    {"latency", Field::Latency},
    {"ttft", Field::FirstByte},
    {"cost", Field::Cost},
    {"tokens", Field::TotalTokens},
    {"tok.in", Field::InputTokens},
    {"tok.out", Field::OutputTokens},
    {"tok.cached", Field::CachedTokens},
    {"tok.s", Field::Speed},
    {"attempts", Field::Attempts},
};

QString tr(const char* words)
{
    return QCoreApplication::translate("gatehouse::app", words);
}

Condition is(Field field, Test test, std::int64_t number)
{
    Condition made;
    made.kind = Condition::Kind::Is;
    made.field = field;
    made.test = test;
    made.number = number;
    return made;
}

Condition says(Field field, Test test, const QString& text)
{
    Condition made = is(field, test, 0);
    made.text = text.toStdString();
    return made;
}

Condition joined(Condition::Kind kind, std::vector<Condition> parts)
{
    Condition made;
    made.kind = kind;
    made.parts = std::move(parts);
    return made;
}

Condition turned(Condition condition)
{
    return joined(Condition::Kind::Not, {std::move(condition)});
}

Condition span(Field field, std::int64_t from, std::int64_t to)
{
    return joined(Condition::Kind::All,
                  {is(field, Test::AtLeast, from), is(field, Test::AtMost, to)});
}

std::optional<Test> orderOf(const QString& op)
{
    if (op == QLatin1String(">")) return Test::More;
    if (op == QLatin1String(">=")) return Test::AtLeast;
    if (op == QLatin1String("<")) return Test::Less;
    if (op == QLatin1String("<=")) return Test::AtMost;
    return std::nullopt;
}

std::optional<std::int64_t> figureOf(Kind kind, const QString& value, WallMicros now)
{
    switch (kind) {
        case Kind::Duration:
            return durationOf(value);
        case Kind::Count:
            return countOf(value);
        case Kind::Size:
            return bytesOf(value);
        case Kind::Speed:
            return thousandthsOf(value);
        case Kind::Money:
            return picoOf(value);
        case Kind::Time:
            return momentOf(value, now);
        case Kind::Status:
            return statusOf(value);
        default:
            return std::nullopt;
    }
}

QString expected(const FilterKey& key)
{
    switch (key.kind) {
        case Kind::Status:
            return tr("Expected a status: 404, 4xx, 5xx, 400-499, >=500 or error");
        case Kind::Duration:
            return tr("Expected a duration: %1>2s, %1<300ms or %1:1s-3s")
                .arg(QLatin1String(key.name));
        case Kind::Count:
            return tr("Expected a number: %1>1000, %1<10k or %1:1k-2k")
                .arg(QLatin1String(key.name));
        case Kind::Size:
            return tr("Expected a size: %1>100k, %1<2M or %1:1k-10k").arg(QLatin1String(key.name));
        case Kind::Speed:
            return tr("Expected tokens a second: %1>50").arg(QLatin1String(key.name));
        case Kind::Money:
            return tr("Expected an amount: %1>$0.05, %1<1 or %1:unknown")
                .arg(QLatin1String(key.name));
        case Kind::Time:
            return tr("Expected a time: %1>14:30, %1>=2026-11-22 or %1:today")
                .arg(QLatin1String(key.name));
        case Kind::Last:
            return tr("Expected a time: 30s, 15m, 24h or 7d");
        case Kind::YesNo:
        case Kind::Note:
            return tr("Expected yes or no");
        case Kind::Source:
            return tr("Expected replay or import");
        case Kind::Order:
            return tr("Expected a figure: sort:latency, or sort:latency.up for the smallest first");
        case Kind::Body:
            return tr("Expected body:word, or body~\"part of one\", which takes longer");
        case Kind::Label:
            if (key.field == Field::Header)
                return tr("Expected header. and a name: header.user-agent~curl");
            return tr("Expected %1 and a name: meta.user:ada, meta.user!=ada or meta.user~ad")
                .arg(QLatin1String(key.name));
        case Kind::Guard:
        case Kind::Usual:
        case Kind::Text:
            break;
    }
    return tr("Expected %1:text, %1=text, %1!=text or %1~part").arg(QLatin1String(key.name));
}

std::optional<Condition> figure(const FilterKey& key, const FilterToken& token, WallMicros now)
{
    const QString value = token.value.toLower();
    if (const auto order = orderOf(token.op)) {
        const auto number = figureOf(key.kind, value, now);
        if (!number) return std::nullopt;
        return is(key.field, *order, *number);
    }
    if (token.op == QLatin1String("~")) return std::nullopt;
    if (value == QLatin1String("unknown")) return turned(is(key.field, Test::Known, 0));
    if (const auto number = figureOf(key.kind, value, now)) {
        // No two calls take the same time: a span was meant, or a bound.
        if (key.kind == Kind::Duration || key.kind == Kind::Speed) return std::nullopt;
        return is(key.field, Test::Equals, *number);
    }
    const auto parts = value.split(QLatin1Char('-'));
    if (parts.size() != 2) return std::nullopt;
    const auto from = figureOf(key.kind, parts[0], now);
    const auto to = figureOf(key.kind, parts[1], now);
    if (!from || !to || *from > *to) return std::nullopt;
    return span(key.field, *from, *to);
}

std::optional<Condition> status(const FilterKey& key, const FilterToken& token, WallMicros now)
{
    const QString value = token.value.toLower();
    if (orderOf(token.op)) return figure(key, token, now);
    if (value == QLatin1String("error") || value == QLatin1String("errors"))
        return is(Field::Failed, Test::Equals, 0);
    const bool isClass = value.size() == 3 && value.endsWith(QLatin1String("xx"));
    if (isClass && value[0] >= QLatin1Char('1') && value[0] <= QLatin1Char('5')) {
        const int from = value[0].digitValue() * 100;
        return span(Field::Status, from, from + 99);
    }
    return figure(key, token, now);
}

std::optional<Condition> moment(const FilterKey& key, const FilterToken& token, WallMicros now)
{
    const QString value = token.value.toLower();
    if (orderOf(token.op)) return figure(key, token, now);
    if (token.op == QLatin1String("~")) return std::nullopt;
    if (const auto day = dayOf(value, now)) {
        return joined(Condition::Kind::All, {is(key.field, Test::AtLeast, day->first),
                                             is(key.field, Test::Less, day->second)});
    }
    const auto back = agoOf(value);
    if (!back) return std::nullopt;
    return is(key.field, Test::AtLeast, now - *back);
}

std::optional<Condition> yesNo(const FilterKey& key, const FilterToken& token)
{
    const QString value = token.value.toLower();
    const bool yes = value == QLatin1String("yes");
    if ((!yes && value != QLatin1String("no")) || token.op == QLatin1String("~"))
        return std::nullopt;
    Condition made = is(key.field, key.colon == Test::Known ? Test::Known : Test::Equals, 0);
    // More than one attempt, any cached token: what a person calls retried and cached.
    if (key.field == Field::Attempts) made = is(key.field, Test::More, 1);
    if (key.field == Field::CachedTokens) made = is(key.field, Test::More, 0);
    return yes ? made : turned(std::move(made));
}

/// user: the labels user, user_id and userId, whatever their case; session likewise.
Condition usual(const FilterKey& key, const FilterToken& token)
{
    const QString name = QLatin1String(key.name);
    const bool isPart = token.op == QLatin1String("~");
    std::vector<Condition> parts;
    for (const QString& each :
         {name, QString(name + QLatin1String("_id")), QString(name + QLatin1String("id"))}) {
        parts.push_back(says(Field::Metadata, isPart ? Test::Contains : Test::Equals, token.value));
        parts.back().name = each.toStdString();
    }
    return joined(Condition::Kind::Any, std::move(parts));
}

std::optional<Condition> bodily(const FilterToken& token)
{
    const bool isPart = token.op == QLatin1String("~");
    if (isPart) return says(Field::Body, Test::Contains, token.value);
    if (std::none_of(token.value.begin(), token.value.end(),
                     [](QChar sign) { return sign.isLetterOrNumber(); }))
        return std::nullopt;
    QString words = token.value;
    words.replace(QLatin1Char('"'), QLatin1Char(' '));
    return says(Field::Words, Test::Contains, QLatin1Char('"') + words + QLatin1Char('"'));
}

std::optional<Condition> textual(const FilterKey& key, const FilterToken& token)
{
    Test test = key.colon;
    if (token.op == QLatin1String("=") || token.op == QLatin1String("!=")) test = Test::Equals;
    if (token.op == QLatin1String("~")) test = Test::Contains;
    const bool isListed = key.field == Field::Tag || key.field == Field::Note ||
                          key.field == Field::Event || key.field == Field::Trace;
    if (isListed) test = key.colon;
    Condition made = says(key.field, test, token.value);
    if (key.field != Field::Route || test != Test::Equals) return made;
    // By its id, or by the name that was called.
    return joined(Condition::Kind::Any,
                  {std::move(made), says(Field::Model, Test::Equals,
                                         QString(QLatin1String("dynamic/") + token.value))});
}

std::optional<Condition> meaning(const FilterKey& key, const FilterToken& token, WallMicros now)
{
    const bool ordered = orderOf(token.op).has_value();
    switch (key.kind) {
        case Kind::Status:
            return status(key, token, now);
        case Kind::Time:
            return moment(key, token, now);
        case Kind::Duration:
        case Kind::Count:
        case Kind::Size:
        case Kind::Speed:
        case Kind::Money:
            return figure(key, token, now);
        default:
            break;
    }
    if (ordered) return std::nullopt;
    switch (key.kind) {
        case Kind::Last: {
            const auto back = agoOf(token.value.toLower());
            if (!back) return std::nullopt;
            return is(key.field, Test::AtLeast, now - *back);
        }
        case Kind::YesNo:
            return yesNo(key, token);
        case Kind::Source: {
            const QString value = token.value.toLower();
            const bool isReplay = value == QLatin1String("replay");
            if (!isReplay && value != QLatin1String("import")) return std::nullopt;
            return is(Field::Origin, Test::Equals,
                      static_cast<std::int64_t>(isReplay ? record::Origin::Replay
                                                         : record::Origin::Import));
        }
        case Kind::Note: {
            const FilterKey noted{key.name, Kind::YesNo, Field::Noted, Test::Equals, ""};
            if (auto fact = token.quoted ? std::nullopt : yesNo(noted, token)) return fact;
            return says(Field::Note, Test::Contains, token.value);
        }
        case Kind::Guard: {
            const FilterKey any{key.name, Kind::YesNo, Field::Rule, Test::Known, ""};
            if (auto fact = token.quoted ? std::nullopt : yesNo(any, token)) return fact;
            return textual(key, token);
        }
        case Kind::Usual:
            return usual(key, token);
        case Kind::Body:
            return bodily(token);
        case Kind::Label: {
            auto made = textual(key, token);
            made->name = token.key.mid(static_cast<int>(qstrlen(key.name))).toStdString();
            return made->name.empty() ? std::nullopt : made;
        }
        default:
            return textual(key, token);
    }
}

}  // namespace

const std::vector<FilterKey>& filterKeys()
{
    static const std::vector<FilterKey> keys{
        {"status", Kind::Status, Field::Status, Test::Equals, ":error :4xx :5xx :429 :200 >=400"},
        {"model", Kind::Text, Field::Model, Test::Begins, ""},
        {"provider", Kind::Text, Field::Provider, Test::Equals, ""},
        {"key", Kind::Text, Field::Key, Test::Equals, ""},
        {"route", Kind::Text, Field::Route, Test::Equals, ""},
        {"user", Kind::Usual, Field::Metadata, Test::Equals, ""},
        {"session", Kind::Usual, Field::Metadata, Test::Equals, ""},
        {"latency", Kind::Duration, Field::Latency, Test::Equals, ">1s >5s >30s <300ms"},
        {"ttft", Kind::Duration, Field::FirstByte, Test::Equals, ">500ms >2s >10s"},
        {"cost", Kind::Money, Field::Cost, Test::Equals, ">$0.01 >$0.10 >$1 :unknown"},
        {"tok.in", Kind::Count, Field::InputTokens, Test::Equals, ">1k >10k >100k :unknown"},
        {"tok.out", Kind::Count, Field::OutputTokens, Test::Equals, ">1k >10k :unknown"},
        {"tok.cached", Kind::Count, Field::CachedTokens, Test::Equals, ">0"},
        {"tok.s", Kind::Speed, Field::Speed, Test::Equals, "<20 >100"},
        {"last", Kind::Last, Field::Time, Test::Equals, ":15m :1h :24h :7d"},
        {"time", Kind::Time, Field::Time, Test::Equals, ":today :yesterday"},
        {"answered", Kind::Text, Field::Answered, Test::Begins, ""},
        {"outcome", Kind::Text, Field::Outcome, Test::Equals,
         ":running :refused :upstream_error :upstream_cut :timeout :client_closed :interrupted"},
        {"error", Kind::Text, Field::Error, Test::Contains, ""},
        {"finish", Kind::Text, Field::Finish, Test::Equals, ":stop :length :tool_calls :end_turn"},
        {"method", Kind::Text, Field::Method, Test::Equals, ":POST :GET"},
        {"path", Kind::Text, Field::Path, Test::Contains, ""},
        {"dialect", Kind::Text, Field::Dialect, Test::Equals,
         ":openai_chat :openai_responses :anthropic_messages :gemini_generate"},
        {"stream", Kind::YesNo, Field::Streamed, Test::Equals, ":yes :no"},
        {"cached", Kind::YesNo, Field::CachedTokens, Test::Equals, ":yes :no"},
        {"retry", Kind::YesNo, Field::Attempts, Test::Equals, ":yes :no"},
        {"id", Kind::Text, Field::RequestId, Test::Begins, ""},
        {"meta.", Kind::Label, Field::Metadata, Test::Equals, ""},
        {"header.", Kind::Label, Field::Header, Test::Contains, ""},
        {"body", Kind::Body, Field::Body, Test::Contains, ""},
        {"prompt", Kind::Text, Field::Prompt, Test::Equals, ""},
        {"fallback", Kind::YesNo, Field::Fallback, Test::Equals, ":yes :no"},
        {"event", Kind::Text, Field::Event, Test::Equals, ""},
        {"trace", Kind::Text, Field::Trace, Test::Equals, ""},
        {"pin", Kind::YesNo, Field::Pinned, Test::Equals, ":yes :no"},
        {"tag", Kind::Text, Field::Tag, Test::Equals, ""},
        {"note", Kind::Note, Field::Note, Test::Contains, ":yes :no"},
        {"cache", Kind::YesNo, Field::Kept, Test::Equals, ":yes :no"},
        {"guard", Kind::Guard, Field::Rule, Test::Equals, ":yes :no :P1"},
        {"req", Kind::Size, Field::RequestSize, Test::Equals, ">10k >100k >1M"},
        {"resp", Kind::Size, Field::ResponseSize, Test::Equals, ">10k >100k >1M"},
        {"rule", Kind::Text, Field::Rule, Test::Equals, ":P1 :S1"},
        {"source", Kind::Source, Field::Origin, Test::Equals, ":replay :import"},
        {"sort", Kind::Order, Field::Time, Test::Equals,
         ":latency :cost :tokens :ttft :tok.s :attempts :time.up"},
    };
    return keys;
}

OrderReading readOrderToken(const FilterToken& token)
{
    OrderReading reading;
    QString name = token.value.toLower();
    const QLatin1String up(".up");
    reading.ranking.smallestFirst = name.endsWith(up);
    if (reading.ranking.smallestFirst) name.chop(up.size());
    const auto found = std::ranges::find_if(
        kOrders, [&name](const OrderName& each) { return name == QLatin1String(each.name); });
    const bool isKnown = token.op == QLatin1String(":") && found != std::end(kOrders);
    if (!isKnown) {
        reading.problem = expected(*filterKey(token.key));
        return reading;
    }
    // The usual order needs no ranking.
    if (found->field != Field::Time || reading.ranking.smallestFirst)
        reading.ranking.by = found->field;
    return reading;
}

QString orderName(store::Field field)
{
    const auto found = std::ranges::find(kOrders, field, &OrderName::field);
    return found == std::end(kOrders) ? QString() : QLatin1String(found->name);
}

const FilterKey* filterKey(const QString& name)
{
    const auto& keys = filterKeys();
    const auto found = std::ranges::find_if(keys, [&](const FilterKey& key) {
        const QLatin1String own(key.name);
        return key.kind == Kind::Label ? name.startsWith(own) : name == own;
    });
    return found == keys.end() ? nullptr : &*found;
}

FilterReading readFilterToken(const FilterToken& token, WallMicros now)
{
    const FilterKey* key = filterKey(token.key);
    if (key == nullptr) {
        QStringList names;
        for (const FilterKey& each : filterKeys()) names += QLatin1String(each.name);
        return {{},
                tr("“%1” is not known; use %2").arg(token.key, names.join(QStringLiteral(", ")))};
    }
    if (token.value.isEmpty())
        return {{}, tr("A value is expected after %1%2").arg(token.key, token.op)};
    auto condition = meaning(*key, token, now);
    if (!condition) return {{}, expected(*key)};
    const bool round = token.op == QLatin1String("!=");
    return {round ? turned(std::move(*condition)) : std::move(*condition), {}};
}

}  // namespace gatehouse::app
