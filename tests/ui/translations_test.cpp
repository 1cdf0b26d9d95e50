#include <QDir>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "tests/support/suite.h"

namespace gatehouse::tests {

/// The files of texts, as they are in the tree.
class TranslationsTest : public QObject {
    Q_OBJECT

    struct Entry {
        QString context, source;
        QStringList forms;
        bool finished = true;
        bool counted = false;
    };

    static QString folder() { return QStringLiteral(GATEHOUSE_SOURCE_DIR "/translations/"); }

    static Entry readEntry(QXmlStreamReader& xml, const QString& context)
    {
        Entry entry;
        entry.context = context;
        entry.counted = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("source")) {
                entry.source = xml.readElementText();
            } else if (xml.name() == QLatin1String("translation")) {
                entry.finished = xml.attributes().value(QLatin1String("type")).isEmpty();
                if (!entry.counted) {
                    entry.forms.append(xml.readElementText());
                    continue;
                }
                while (xml.readNextStartElement()) entry.forms.append(xml.readElementText());
            } else {
                xml.skipCurrentElement();
            }
        }
        return entry;
    }

    static QList<Entry> read(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return {};
        QXmlStreamReader xml(&file);
        QList<Entry> entries;
        QString context;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            if (xml.name() == QLatin1String("name")) context = xml.readElementText();
            if (xml.name() == QLatin1String("message")) entries.append(readEntry(xml, context));
        }
        return entries;
    }

    static QStringList wholeLanguages()
    {
        QStringList files = QDir(folder()).entryList({QStringLiteral("gatehouse_*.ts")});
        files.removeAll(QStringLiteral("gatehouse_en.ts"));  // plural forms only
        return files;
    }

    /// "%1", "%2", "%n": what must be the same in each language.
    static QStringList places(const QString& text)
    {
        static const QRegularExpression place(QStringLiteral("%(L?\\d+|n)"));
        QStringList found;
        for (auto all = place.globalMatch(text); all.hasNext();)
            found.append(all.next().captured());
        found.sort();
        return found;
    }

    static QString wrong(const Entry& entry)
    {
        if (!entry.finished) return QStringLiteral("not finished");
        static const QRegularExpression rim(QStringLiteral("^(\\s*).*?(\\s*)$"),
                                            QRegularExpression::DotMatchesEverythingOption);
        const auto outside = rim.match(entry.source);
        for (const QString& form : entry.forms) {
            if (form.trimmed().isEmpty()) return QStringLiteral("empty");
            const auto own = rim.match(form);
            if (own.captured(1) != outside.captured(1) || own.captured(2) != outside.captured(2))
                return QStringLiteral("other blanks at its ends");
            QStringList wanted = places(entry.source);
            QStringList there = places(form);
            if (entry.counted) {  // "one model" may leave the number out
                wanted.removeAll(QStringLiteral("%n"));
                there.removeAll(QStringLiteral("%n"));
            }
            if (wanted != there) return QStringLiteral("other placeholders");
        }
        return entry.counted && entry.forms.size() < 2 ? QStringLiteral("lacks a plural form")
                                                       : QString();
    }

private Q_SLOTS:

    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString& file : wholeLanguages()) QTest::newRow(qPrintable(file)) << file;
    }

    void everyTextIsTranslated()
    {
        QFETCH(QString, file);
        const QList<Entry> entries = read(folder() + file);
        QVERIFY(entries.size() > 500);
        QStringList complaints;
        for (const Entry& entry : entries) {
            const QString what = wrong(entry);
            if (!what.isEmpty())
                complaints.append(entry.context + QStringLiteral(": “") + entry.source +
                                  QStringLiteral("” ") + what);
        }
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
    }

    /// What the sources say and the files do not know yet. Until somebody translates it, such a
    /// text is shown in English, which is not worth a broken build: it is said aloud.
    void theFilesKnowEveryText()
    {
        const QString tool =
            QLibraryInfo::path(QLibraryInfo::BinariesPath) + QStringLiteral("/lupdate");
        if (!QFile::exists(tool)) QSKIP("lupdate is not installed");
        QTemporaryDir work;
        const QString fresh = work.filePath(QStringLiteral("gatehouse_de.ts"));
        QProcess process;
        process.setWorkingDirectory(QStringLiteral(GATEHOUSE_SOURCE_DIR));
        process.start(
            tool, {QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
                   QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("app"),
                   QStringLiteral("ui"), QStringLiteral("-ts"), fresh});
        QVERIFY(process.waitForFinished(120'000));
        QSet<QPair<QString, QString>> wanted;
        for (const Entry& entry : read(fresh)) wanted.insert({entry.context, entry.source});
        QVERIFY(wanted.size() > 500);
        for (const QString& file : wholeLanguages()) {
            auto missing = wanted;
            for (const Entry& entry : read(folder() + file))
                missing.remove({entry.context, entry.source});
            if (missing.isEmpty()) continue;
            for (const auto& [context, source] : std::as_const(missing))
                qWarning().noquote() << file << "lacks" << context << source;
            QSKIP(qPrintable(QStringLiteral("%1 texts are new in %2: run \"ninja -C build/dev "
                                            "lupdate\" and translate what it marks")
                                 .arg(missing.size())
                                 .arg(file)));
        }
    }

    void wrongEntriesAreSeen()
    {
        const auto entry = [](const char* source, const char* form) {
            return Entry{{}, QString::fromUtf8(source), {QString::fromUtf8(form)}, true, false};
        };
        QCOMPARE(wrong(entry("Use %1", "%1 nehmen")), QString());
        QVERIFY(!wrong(entry("Use %1", "Nehmen")).isEmpty());
        QVERIFY(!wrong(entry(" days", "Tage")).isEmpty());
        QVERIFY(!wrong(entry("Save", "")).isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TranslationsTest;
GH_SUITE(TranslationsTest)
#include "translations_test.moc"
