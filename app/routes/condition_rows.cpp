#include "app/routes/condition_rows.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::app {
namespace {

struct ConditionRowsWords {
    Q_DECLARE_TR_FUNCTIONS(RouteWords)
};

struct OperatorRow {
    const char* op;
    const char* title;
    bool list = false;
};

constexpr OperatorRow kOperators[] = {
    {"$eq", QT_TRANSLATE_NOOP("RouteWords", "is")},
    {"$ne", QT_TRANSLATE_NOOP("RouteWords", "is not")},
    {"$in", QT_TRANSLATE_NOOP("RouteWords", "is one of"), true},
    {"$nin", QT_TRANSLATE_NOOP("RouteWords", "is none of"), true},
    {"$gt", QT_TRANSLATE_NOOP("RouteWords", "is above")},
    {"$gte", QT_TRANSLATE_NOOP("RouteWords", "is at least")},
    {"$lt", QT_TRANSLATE_NOOP("RouteWords", "is below")},
    {"$lte", QT_TRANSLATE_NOOP("RouteWords", "is at most")},
    {"$contains", QT_TRANSLATE_NOOP("RouteWords", "contains")},
    {"$startsWith", QT_TRANSLATE_NOOP("RouteWords", "begins with")},
    {"$regex", QT_TRANSLATE_NOOP("RouteWords", "matches")},
    {"$exists", QT_TRANSLATE_NOOP("RouteWords", "is there")},
};

const OperatorRow* rowOf(const QString& op)
{
    for (const OperatorRow& row : kOperators) {
        if (op == QLatin1String(row.op)) return &row;
    }
    return nullptr;
}

/// One value as it is typed; a text that would be read as something else stands in quotes.
QString typed(const QJsonValue& value)
{
    if (value.isString()) {
        const QString words = value.toString();
        const bool plain = !words.isEmpty() && !words.contains(QLatin1Char(',')) &&
                           words == words.trimmed() &&
                           valueOf({{}, QStringLiteral("$eq"), words}) == value;
        if (plain) return words;
        const QByteArray quoted = QJsonDocument(QJsonArray{words}).toJson(QJsonDocument::Compact);
        return QString::fromUtf8(quoted.mid(1, quoted.size() - 2));
    }
    if (value.isBool()) return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble()) return QString::number(value.toDouble(), 'g', 15);
    return QStringLiteral("null");
}

bool isPlain(const QJsonValue& value)
{
    return value.isString() || value.isBool() || value.isDouble() || value.isNull();
}

bool readTest(const QString& field, const QString& op, const QJsonValue& value, Conditions& rows)
{
    const OperatorRow* row = rowOf(op);
    if (row == nullptr) return false;
    if (!row->list) {
        if (!isPlain(value)) return false;
        rows.tests.push_back({field, op, typed(value)});
        return true;
    }
    if (!value.isArray()) return false;
    QStringList items;
    for (const QJsonValue& each : value.toArray()) {
        if (!isPlain(each)) return false;
        items += typed(each);
    }
    rows.tests.push_back({field, op, items.join(QStringLiteral(", "))});
    return true;
}

/// {"field": value} or {"field": {"$op": value, …}}, all of which must hold.
bool readObject(const QJsonObject& from, Conditions& rows)
{
    for (auto each = from.begin(); each != from.end(); ++each) {
        if (each.key().startsWith(QLatin1Char('$'))) return false;
        if (!each.value().isObject()) {
            if (!readTest(each.key(), QStringLiteral("$eq"), each.value(), rows)) return false;
            continue;
        }
        const QJsonObject tests = each.value().toObject();
        for (auto test = tests.begin(); test != tests.end(); ++test) {
            if (!readTest(each.key(), test.key(), test.value(), rows)) return false;
        }
    }
    return true;
}

QJsonValue scalar(const QString& words)
{
    const QJsonDocument read = QJsonDocument::fromJson("[" + words.toUtf8() + "]");
    if (read.isArray() && read.array().size() == 1 && isPlain(read.array().first()))
        return read.array().first();
    return words;
}

/// At commas that stand in no quotes.
QStringList itemsOf(const QString& words)
{
    QStringList items;
    QString item;
    bool quoted = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QChar c = words[i];
        if (c == QLatin1Char('"') && (i == 0 || words[i - 1] != QLatin1Char('\\')))
            quoted = !quoted;
        if (c == QLatin1Char(',') && !quoted) {
            items += item.trimmed();
            item.clear();
        } else {
            item += c;
        }
    }
    items += item.trimmed();
    items.removeAll(QString());
    return items;
}

}  // namespace

std::optional<Conditions> readConditions(const QString& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject()) return std::nullopt;
    const QJsonObject root = document.object();
    Conditions rows;
    rows.any = root.size() == 1 && root.contains(QLatin1String("$or"));
    const bool listed = rows.any || (root.size() == 1 && root.contains(QLatin1String("$and")));
    if (!listed) {
        if (!readObject(root, rows)) return std::nullopt;
        return rows;
    }
    if (!root.begin().value().isArray()) return std::nullopt;
    for (const QJsonValue& each : root.begin().value().toArray()) {
        const auto before = rows.tests.size();
        if (!each.isObject() || !readObject(each.toObject(), rows)) return std::nullopt;
        // Two tests in one part of an "or" belong together: no row says that.
        if (rows.any && rows.tests.size() != before + 1) return std::nullopt;
    }
    return rows;
}

QString printConditions(const Conditions& rows)
{
    QJsonArray list;
    QJsonObject whole;
    bool listed =
        false;  // a field with one operator twice, or an order that an object does not keep
    QString last;
    for (const ConditionTest& test : rows.tests) {
        const QJsonObject part{{test.op, valueOf(test)}};
        QJsonObject merged = whole[test.field].toObject();
        listed = listed || merged.contains(test.op) || test.field < last;
        last = test.field;
        merged.insert(test.op, part[test.op]);
        whole.insert(test.field, merged);
        list.append(QJsonObject{{test.field, part}});
    }
    if (rows.any && rows.tests.size() > 1) whole = QJsonObject{{QStringLiteral("$or"), list}};
    if (!rows.any && listed) whole = QJsonObject{{QStringLiteral("$and"), list}};
    return QString::fromUtf8(QJsonDocument(whole).toJson(QJsonDocument::Compact));
}

QJsonValue valueOf(const ConditionTest& test)
{
    const OperatorRow* row = rowOf(test.op);
    if (row == nullptr || !row->list) return scalar(test.value.trimmed());
    QJsonArray list;
    for (const QString& item : itemsOf(test.value)) list.append(scalar(item));
    return list;
}

QStringList conditionOperators()
{
    QStringList all;
    for (const OperatorRow& row : kOperators) all += QLatin1String(row.op);
    return all;
}

QString operatorTitle(const QString& op)
{
    const OperatorRow* row = rowOf(op);
    return row == nullptr ? op : ConditionRowsWords::tr(row->title);
}

QStringList conditionFields()
{
    return {QStringLiteral("metadata.plan"),  QStringLiteral("metadata.user"),
            QStringLiteral("headers.x-team"), QStringLiteral("body.user"),
            QStringLiteral("model"),          QStringLiteral("key"),
            QStringLiteral("tokens"),         QStringLiteral("complexity"),
            QStringLiteral("needs"),          QStringLiteral("stream"),
            QStringLiteral("path"),           QStringLiteral("method"),
            QStringLiteral("gateway"),        QStringLiteral("dialect"),
            QStringLiteral("address"),        QStringLiteral("query.debug")};
}

}  // namespace gatehouse::app
