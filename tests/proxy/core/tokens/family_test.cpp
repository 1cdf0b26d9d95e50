#include "proxy/core/tokens/family.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tokens_tests {

class FamilyTest : public QObject {
    Q_OBJECT

private slots:

    void isFoundByTheName_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("vocabulary");
        QTest::addColumn<int>("permille");
        const auto row = [](const char* model, tokens::Vocabulary vocabulary, int permille) {
            QTest::newRow(model) << QString(model) << static_cast<int>(vocabulary) << permille;
        };
        using tokens::Vocabulary;
        row("gpt-4o-mini", Vocabulary::O200k, 1000);
        row("openai/gpt-4.1", Vocabulary::O200k, 1000);
        row("gpt-5.4-nano", Vocabulary::O200k, 1000);
        row("o3-mini", Vocabulary::O200k, 1000);
        row("openai/o1", Vocabulary::O200k, 1000);
        row("gpt-4-turbo", Vocabulary::Cl100k, 1000);
        row("GPT-3.5-turbo", Vocabulary::Cl100k, 1000);
        row("text-embedding-3-small", Vocabulary::Cl100k, 1000);
        row("eu.anthropic.claude-haiku-4-5-20251001-v1:0", Vocabulary::Foreign, 1180);
        row("models/gemini-2.5-flash", Vocabulary::Foreign, 1020);
        row("@cf/meta/llama-3.1-8b-instruct", Vocabulary::Foreign, 1020);
        row("something-new", Vocabulary::Foreign, 1000);
        row("", Vocabulary::Foreign, 1000);
        row("o", Vocabulary::Foreign, 1000);
    }

    void isFoundByTheName()
    {
        QFETCH(QString, model);
        QFETCH(int, vocabulary);
        QFETCH(int, permille);
        const auto& family = tokens::familyOf(model.toStdString());
        QCOMPARE(static_cast<int>(family.vocabulary), vocabulary);
        QCOMPARE(family.permille, permille);
    }
};

GH_SUITE(FamilyTest)

}  // namespace gatehouse::tokens_tests

#include "family_test.moc"
