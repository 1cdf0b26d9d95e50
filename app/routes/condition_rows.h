#pragma once

#include <optional>
#include <vector>

#include <QJsonValue>
#include <QString>
#include <QStringList>

/// A condition as rows of field, operator and value, for those who write no JSON.
///
/// Thread  any.
namespace gatehouse::app {

struct ConditionTest {
    QString field;  ///< "metadata.plan"
    QString op;     ///< "$eq"
    QString value;  ///< as it is typed; of a list, its items with commas between

    friend bool operator==(const ConditionTest&, const ConditionTest&) = default;
};

struct Conditions {
    bool any = false;  ///< one is enough; else all must hold
    std::vector<ConditionTest> tests;

    friend bool operator==(const Conditions&, const Conditions&) = default;
};

/// Empty: it is no JSON object, or one that rows cannot show ($not, nested joins).
std::optional<Conditions> readConditions(const QString& json);
/// The JSON object of such rows.
QString printConditions(const Conditions& rows);

/// What the typed text of a test means: "true" and "30" are no texts, "\"30\"" is one; of $in and
/// $nin, a list.
QJsonValue valueOf(const ConditionTest& test);

/// The operators of the language, in the order a menu shows them.
QStringList conditionOperators();
QString operatorTitle(const QString& op);  ///< "is", "is not", "is above"
/// Fields that a request always has, for a menu; others are typed.
QStringList conditionFields();

}  // namespace gatehouse::app
