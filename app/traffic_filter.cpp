#include "app/traffic_filter.h"

#include <algorithm>

#include <QStringList>

#include "app/filter_keys.h"
#include "app/filter_lexer.h"
#include "app/filter_parser.h"

namespace gatehouse::app {
namespace {

using store::Condition;
using store::Field;
using store::Filter;
using store::Test;

/// Sets a part of the filter, unless it is set: what must hold twice is left to a condition.
bool put(std::string& part, const std::string& text)
{
    if (!part.empty() || text.empty()) return false;
    part = text;
    return true;
}

template <class T>
bool put(std::optional<T>& part, T value)
{
    if (part) return false;
    part = value;
    return true;
}

bool takeStatus(const Condition& one, Filter& filter)
{
    const int status = static_cast<int>(one.number);
    switch (one.test) {
        case Test::Equals:
            if (filter.statusFrom || filter.statusTo) return false;
            filter.statusFrom = filter.statusTo = status;
            return true;
        case Test::AtLeast:
            return put(filter.statusFrom, status);
        case Test::More:
            return put(filter.statusFrom, status + 1);
        case Test::AtMost:  // a bound above alone would find running calls too: they have none
            return filter.statusFrom && put(filter.statusTo, status);
        default:
            return false;
    }
}

bool takeTime(const Condition& one, Filter& filter)
{
    if (one.test == Test::AtLeast) {
        filter.from = std::max(filter.from, one.number);
        return true;
    }
    if (one.test != Test::Less) return false;
    filter.to = filter.to == 0 ? one.number : std::min(filter.to, one.number);
    return true;
}

/// What columns and indexes of the store can find is moved there; false: it is not of that kind.
bool takeOne(const Condition& one, Filter& filter)
{
    switch (one.field) {
        case Field::Words:
            filter.text += (filter.text.empty() ? "" : " ") + one.text;
            return true;
        case Field::Status:
            return takeStatus(one, filter);
        case Field::Time:
            return takeTime(one, filter);
        case Field::Failed:
            filter.onlyErrors = true;
            return true;
        case Field::Provider:
            return one.test == Test::Equals && put(filter.provider, one.text);
        case Field::Model:
            return one.test == Test::Begins && put(filter.model, one.text);
        case Field::Key:
            return one.test == Test::Equals && put(filter.keyLabel, one.text);
        case Field::Tag:
            return put(filter.tag, one.text);
        case Field::Note:
            return put(filter.note, one.text);
        case Field::Origin:
            return put(filter.origin, static_cast<record::Origin>(one.number));
        case Field::Pinned:
            return put(filter.pinned, true);
        case Field::Noted:
            return put(filter.noted, true);
        default:
            return false;
    }
}

bool takeNot(const Condition& one, Filter& filter)
{
    if (one.kind != Condition::Kind::Is) return false;
    if (one.field == Field::Pinned) return put(filter.pinned, false);
    return one.field == Field::Noted && put(filter.noted, false);
}

void take(const Condition& one, Filter& filter)
{
    using Kind = Condition::Kind;
    if (one.kind == Kind::All) {
        for (const Condition& part : one.parts) take(part, filter);
        return;
    }
    const bool taken = (one.kind == Kind::Is && takeOne(one, filter)) ||
                       (one.kind == Kind::Not && takeNot(one.parts.front(), filter));
    if (!taken) filter.also.push_back(one);
}

QString yesNo(bool yes)
{
    return yes ? QStringLiteral("yes") : QStringLiteral("no");
}

QString quoted(const std::string& value)
{
    const QString text = QString::fromStdString(value);
    return text.contains(QLatin1Char(' ')) ? QStringLiteral("\"") + text + QStringLiteral("\"")
                                           : text;
}

}  // namespace

TrafficFilter parseTrafficFilter(const QString& text, WallMicros now)
{
    const ParsedFilter parsed = parseFilter(text, now);
    TrafficFilter result;
    result.problem = parsed.problem;
    result.from = parsed.from;
    result.length = parsed.length;
    result.ranking = parsed.ranking;
    if (parsed.condition) take(*parsed.condition, result.filter);
    return result;
}

QString filterPart(const QString& text)
{
    const QString before = text.trimmed();
    int depth = 0;
    bool isParted = false;  // an "or" outside of brackets would part the new word too
    for (const FilterToken& token : filterTokens(before)) {
        if (token.kind == FilterToken::Kind::Open) ++depth;
        if (token.kind == FilterToken::Kind::Close) --depth;
        isParted = isParted || (depth == 0 && token.kind == FilterToken::Kind::Or);
    }
    return isParted ? QStringLiteral("(%1)").arg(before) : before;
}

QString orderedText(const QString& text, const store::Ranking& ranking)
{
    QString rest = text;
    const auto tokens = filterTokens(text);
    for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
        if (token->key == QLatin1String("sort")) rest.remove(token->from, token->length);
    }
    rest = rest.trimmed();
    if (!ranking.by) return rest;
    const QString order = QStringLiteral("sort:") + orderName(*ranking.by) +
                          (ranking.smallestFirst ? QStringLiteral(".up") : QString());
    return rest.isEmpty() ? order : rest + QLatin1Char(' ') + order;
}

QString trafficFilterText(const store::Filter& filter)
{
    QStringList parts;
    if (filter.onlyErrors) parts += QStringLiteral("status:error");
    if (filter.statusFrom || filter.statusTo) {
        const int from = filter.statusFrom.value_or(100);
        const int to = filter.statusTo.value_or(599);
        if (from == to)
            parts += QStringLiteral("status:%1").arg(from);
        else if (from % 100 == 0 && to == from + 99)
            parts += QStringLiteral("status:%1xx").arg(from / 100);
        else
            parts += QStringLiteral("status:%1-%2").arg(from).arg(to);
    }
    if (!filter.model.empty()) parts += QStringLiteral("model:") + quoted(filter.model);
    if (!filter.provider.empty()) parts += QStringLiteral("provider:") + quoted(filter.provider);
    if (!filter.keyLabel.empty()) parts += QStringLiteral("key:") + quoted(filter.keyLabel);
    if (filter.pinned) parts += QStringLiteral("pin:") + yesNo(*filter.pinned);
    if (filter.noted) parts += QStringLiteral("note:") + yesNo(*filter.noted);
    if (!filter.note.empty()) parts += QStringLiteral("note:") + quoted(filter.note);
    if (!filter.tag.empty()) parts += QStringLiteral("tag:") + quoted(filter.tag);
    if (filter.origin) {
        parts += *filter.origin == record::Origin::Import ? QStringLiteral("source:import")
                                                          : QStringLiteral("source:replay");
    }
    if (!filter.text.empty()) parts += QString::fromStdString(filter.text);
    return parts.join(QLatin1Char(' '));
}

}  // namespace gatehouse::app
