#include <QRegularExpression>
#include <QTest>

#include "app/connect/snippet.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

/// The rows themselves; what is made of them is tested beside snippet.h.
class SnippetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void rowsAreWhole()
    {
        static const QRegularExpression kId(QStringLiteral("^[a-z][a-z-]*$"));
        for (const app::Snippet& row : app::snippets()) {
            QVERIFY2(kId.match(QLatin1String(row.id)).hasMatch(), row.id);
            QVERIFY2(*row.title != '\0' && *row.text != '\0' && *row.language != '\0', row.id);
            const QString path = QString::fromLatin1(row.path);
            QVERIFY2(path.isEmpty() || path == QLatin1String("/v1"), row.id);
            const QString text = QString::fromUtf8(row.text);
            QVERIFY2(text.contains(QLatin1String("{base}")), row.id);
            QVERIFY2(!text.contains(QLatin1String("sk-")), row.id);
        }
    }

    /// People read them in this order: their own program, agents, editors.
    void groupsStandTogether()
    {
        auto last = app::SnippetGroup::Program;
        for (const app::Snippet& row : app::snippets()) {
            QVERIFY2(row.group >= last, row.id);
            last = row.group;
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SnippetsTest;
GH_SUITE(SnippetsTest)
#include "snippets_test.moc"
