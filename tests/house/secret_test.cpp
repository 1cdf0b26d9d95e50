#include "proxy/core/base/secret.h"

#include <ostream>
#include <string>
#include <type_traits>

#include <boost/json.hpp>

#include <QDebug>
#include <QTest>
#include <QTextStream>

#include "tests/house/tree.h"
#include "tests/support/suite.h"

namespace gatehouse::house {

namespace {

template <class Stream, class T>
concept Prints = requires(Stream& stream, const T& value)
{
    stream << value;
};

template <class T>
concept Compares = requires(const T& a, const T& b)
{
    a == b;
};

template <class T>
concept Joins = requires(const T& a)
{
    std::string() + a;
};

// The compiler itself refuses to show a Secret: each line is a program that must not build.
static_assert(!Prints<std::ostream, Secret>);
static_assert(!Prints<QDebug, Secret>);
static_assert(!Prints<QTextStream, Secret>);
static_assert(!Joins<Secret>);
static_assert(!Compares<Secret>, "compare secrets in constant time, by their digests");
static_assert(!std::is_convertible_v<Secret, std::string>);
static_assert(!std::is_convertible_v<Secret, std::string_view>);
static_assert(!std::is_constructible_v<std::string, Secret>);
static_assert(!std::is_constructible_v<std::string_view, Secret>);
static_assert(!std::is_convertible_v<std::string, Secret>, "a secret is made on purpose");
static_assert(!boost::json::has_value_from<Secret>::value);

// The same questions have an answer where there is one, so the questions are right.
static_assert(Prints<std::ostream, std::string>);
static_assert(Compares<std::string>);
static_assert(Joins<std::string>);
static_assert(boost::json::has_value_from<std::string>::value);

}  // namespace

class SecretTest : public QObject {
    Q_OBJECT

private slots:

    void aMovedSecretLeavesNothing()
    {
        Secret first(std::string("a long enough value to live on the heap"));
        const Secret second(std::move(first));
        QVERIFY(first.empty());  // NOLINT(bugprone-use-after-move): what is left is the question
        QVERIFY(!second.empty());
    }

    /// reveal() is the only way to the text; it has no business where text is shown, kept or
    /// logged.
    void noPlaceThatShowsOrKeepsRevealsSecrets()
    {
        QStringList complaints;
        for (const File& file : filesOf(
                 {"ui", "app/models", "proxy/core/record", "proxy/core/dialect"}, {".h", ".cpp"})) {
            if (file.path == "proxy/core/record/redact.cpp")
                continue;  // must know what it takes out
            if (file.path == "ui/pages/new_key_sheet.cpp")
                continue;  // shows a new gateway key, once, to who made it
            complaints +=
                places(file.path, codeOnly(file.text), QRegularExpression("\\breveal\\s*\\("));
        }
        GH_NO_COMPLAINTS(complaints);
    }

    void noSecretIsRevealedIntoALogLine()
    {
        const QRegularExpression logged(
            "(log\\w*|printf|fputs|qDebug|qInfo|qWarning|qCritical|std::c(out|err|log))\\b[^;\\n]*"
            "\\breveal\\s*\\(");
        QStringList complaints;
        for (const File& file : filesOf({"proxy", "app", "ui"}, {".h", ".cpp"})) {
            complaints += places(file.path, codeOnly(file.text), logged);
        }
        GH_NO_COMPLAINTS(complaints);
    }
};

}  // namespace gatehouse::house

using gatehouse::house::SecretTest;
GH_SUITE(SecretTest)
#include "secret_test.moc"
