#include "proxy/shell/engine/vault.h"

#include <sys/stat.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include "tests/support/suite.h"

using namespace gatehouse;
using engine::Vault;
using engine::VaultOptions;

namespace vault_test {

const std::string kValue = "plain-value-that-must-not-leak";

QByteArray contentOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const std::string& path, const QByteArray& content, mode_t mode = 0600)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QCOMPARE(::chmod(path.c_str(), mode), 0);
}

VaultOptions options(const std::string& path, const std::string& phrase = "open sesame")
{
    return {path, [phrase] { return Secret(phrase); }, {}};
}

/// The value behind a reference, or its error; both as text, so that tests can compare.
std::string outcome(Vault& vault, const std::string& reference)
{
    const auto found = vault.resolve({reference});
    if (found) return std::string(found->reveal());
    return "error: " + found.error().message + " | " + found.error().hint;
}

}  // namespace vault_test

class VaultTest : public QObject {
    Q_OBJECT

    std::string path(const char* name) const
    {
        return folder_.filePath(QString::fromUtf8(name)).toStdString();
    }

    QTemporaryDir folder_;

private Q_SLOTS:

    void initTestCase() { QVERIFY(folder_.isValid()); }

    void cleanup()
    {
        qunsetenv("GATEHOUSE_TEST_SECRET");
        qunsetenv("GATEHOUSE_VAULT_PASSPHRASE");
    }

    void theEnvironmentIsASource()
    {
        Vault vault({});
        QVERIFY(vault_test::outcome(vault, "env:GATEHOUSE_TEST_SECRET").starts_with("error: "));
        qputenv("GATEHOUSE_TEST_SECRET", "");
        QVERIFY(vault_test::outcome(vault, "env:GATEHOUSE_TEST_SECRET").find("not set") !=
                std::string::npos);
        qputenv("GATEHOUSE_TEST_SECRET", "value");
        QCOMPARE(vault_test::outcome(vault, "env:GATEHOUSE_TEST_SECRET"), std::string("value"));
    }

    void anEmptyReferenceIsNoSecret()
    {
        Vault vault({});
        const auto found = vault.resolve({});
        QVERIFY(found.ok() && found->empty());
    }

    void filesAreReadWithoutTheirLineEnd()
    {
        Vault vault({});
        const auto file = path("key");
        vault_test::write(file, "value\r\n");
        QCOMPARE(vault_test::outcome(vault, "file:" + file), std::string("value"));
        vault_test::write(file, "value", 0400);
        QCOMPARE(vault_test::outcome(vault, "file:" + file), std::string("value"));
    }

    void openFilesAreRefused_data()
    {
        QTest::addColumn<uint>("mode");
        for (const uint mode : {0640U, 0604U, 0644U, 0660U, 0602U, 0610U}) {
            QTest::newRow(qPrintable(QString::number(mode, 8))) << mode;
        }
    }

    void openFilesAreRefused()
    {
        QFETCH(uint, mode);
        Vault vault({});
        const auto file = path(qPrintable(QString("open%1").arg(mode)));
        vault_test::write(file, "value", mode);
        const auto outcome = vault_test::outcome(vault, "file:" + file);
        QVERIFY2(outcome.starts_with("error: others"), outcome.c_str());
        QVERIFY2(outcome.find("chmod 600") != std::string::npos, outcome.c_str());
    }

    void linksLeadNowhereElse()
    {
        Vault vault({});
        QVERIFY(QDir(folder_.path()).mkpath("inner/data"));
        vault_test::write(path("outside"), "outside");
        vault_test::write(path("inner/data/key"), "inside");
        QVERIFY(QFile::link(folder_.filePath("outside"), folder_.filePath("inner/away")));
        QVERIFY(QFile::link("data/key", folder_.filePath("inner/near")));
        QCOMPARE(vault_test::outcome(vault, "file:" + path("inner/near")), std::string("inside"));
        const auto outcome = vault_test::outcome(vault, "file:" + path("inner/away"));
        QVERIFY2(outcome.find("is a link to another folder") != std::string::npos, outcome.c_str());
    }

    void whatIsNoFileIsRefused()
    {
        Vault vault({});
        QVERIFY(vault_test::outcome(vault, "file:" + path("nothing")).starts_with("error: "));
        QVERIFY(vault_test::outcome(vault, "file:relative").find("not absolute") !=
                std::string::npos);
        QVERIFY(vault_test::outcome(vault, "file:" + folder_.path().toStdString())
                    .starts_with("error: "));
        QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
        QVERIFY(vault_test::outcome(vault, "file:" + path("pipe")).find("plain file") !=
                std::string::npos);
        vault_test::write(path("empty"), "\n");
        QVERIFY(vault_test::outcome(vault, "file:" + path("empty")).find("is empty") !=
                std::string::npos);
    }

    void otherSourcesAreAsked()
    {
        VaultOptions options;
        options.others = [](const SecretRef& reference) {
            return reference.text == "keychain:mine" ? Secret("found") : Secret();
        };
        Vault vault(options);
        QCOMPARE(vault_test::outcome(vault, "keychain:mine"), std::string("found"));
        QVERIFY(
            vault_test::outcome(vault, "keychain:other").starts_with("error: there is no secret"));
        Vault alone({});
        QVERIFY(
            vault_test::outcome(alone, "keychain:mine").starts_with("error: there is no secret"));
    }

    void aPastedKeyIsNotRepeated()
    {
        Vault vault({});
        const auto outcome = vault_test::outcome(vault, vault_test::kValue);
        QVERIFY(outcome.starts_with("error: "));
        QVERIFY(outcome.find(vault_test::kValue) == std::string::npos);
    }

    void secretsComeBackFromTheFile()
    {
        const auto file = path("vault");
        {
            Vault vault(vault_test::options(file));
            QVERIFY(vault.names().ok() && vault.names()->empty());
            QVERIFY(vault.put("openai", Secret(vault_test::kValue)).ok());
            QVERIFY(vault.put("a name", Secret(std::string("with\0zero", 9))).ok());
            QVERIFY(vault.put("openai", Secret(vault_test::kValue + "2")).ok());
        }

        struct stat status {};

        QCOMPARE(::stat(file.c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
        const auto bytes = vault_test::contentOf(file);
        QVERIFY(bytes.startsWith("gatehouse-vault 1\n"));
        QVERIFY(!bytes.contains("plain-value"));
        QVERIFY(!bytes.contains("openai"));
        QVERIFY(!QByteArray::fromBase64(bytes.split('\n').at(2)).contains("plain-value"));

        Vault again(vault_test::options(file));
        QCOMPARE(vault_test::outcome(again, "vault:openai"), vault_test::kValue + "2");
        QCOMPARE(vault_test::outcome(again, "vault:a name"), std::string("with\0zero", 9));
        const std::vector<std::string> expected{"a name", "openai"};
        QVERIFY(*again.names() == expected);
        QVERIFY(again.remove("openai").ok());
        QVERIFY(!again.remove("openai").ok());
        QVERIFY(vault_test::outcome(again, "vault:openai").find("no secret called openai") !=
                std::string::npos);
        // The folder holds no half-written file.
        QCOMPARE(QDir(folder_.path()).entryList({"vault*"}, QDir::Files), QStringList("vault"));
    }

    void theSameContentIsSealedAnew()
    {
        const auto file = path("anew");
        Vault vault(vault_test::options(file));
        QVERIFY(vault.put("a", Secret("1")).ok());
        const auto first = vault_test::contentOf(file);
        QVERIFY(vault.put("a", Secret("1")).ok());
        QVERIFY(vault_test::contentOf(file) != first);
    }

    void thePassPhraseMustFit()
    {
        const auto file = path("locked");
        Vault vault(vault_test::options(file));
        QVERIFY(vault.put("a", Secret(vault_test::kValue)).ok());
        Vault wrong(vault_test::options(file, "wrong words"));
        const auto outcome = vault_test::outcome(wrong, "vault:a");
        QVERIFY2(outcome.find("does not open") != std::string::npos, outcome.c_str());
        QVERIFY(outcome.find("wrong words") == std::string::npos);
        QVERIFY(!wrong.put("b", Secret("x")).ok());
        QCOMPARE(vault_test::outcome(vault, "vault:a"), vault_test::kValue);  // untouched

        Vault asked({file, {}, {}});
        QVERIFY(vault_test::outcome(asked, "vault:a").find("locked") != std::string::npos);
        qputenv("GATEHOUSE_VAULT_PASSPHRASE", "open sesame");
        QCOMPARE(vault_test::outcome(asked, "vault:a"), vault_test::kValue);
        Vault nobodyTyped(vault_test::options(file, ""));
        QCOMPARE(vault_test::outcome(nobodyTyped, "vault:a"), vault_test::kValue);
        Vault typed(vault_test::options(file, "wrong words"));  // goes before the variable
        QVERIFY(vault_test::outcome(typed, "vault:a").find("does not open") != std::string::npos);
    }

    void aChangedFileDoesNotOpen()
    {
        const auto file = path("changed");
        {
            Vault vault(vault_test::options(file));
            QVERIFY(vault.put("a", Secret(vault_test::kValue)).ok());
        }
        const auto lines = vault_test::contentOf(file).split('\n');
        for (const int line : {1, 2}) {
            auto bytes = QByteArray::fromBase64(lines.at(line));
            for (const int at : {0, int(bytes.size() / 2), int(bytes.size() - 1)}) {
                auto changed = bytes;
                changed[at] = static_cast<char>(changed[at] ^ 1);
                auto copy = lines;
                copy[line] = changed.toBase64();
                vault_test::write(file, copy.join('\n'));
                Vault vault(vault_test::options(file));
                QVERIFY(vault_test::outcome(vault, "vault:a").find("does not open") !=
                        std::string::npos);
            }
        }
        for (const auto& content :
             {QByteArray(), QByteArray("{}"), QByteArray("gatehouse-vault 1\n"),
              QByteArray("gatehouse-vault 2\nAAAA\nAAAA\n"), lines.at(0) + "\n" + lines.at(1)}) {
            vault_test::write(file, content);
            Vault vault(vault_test::options(file));
            const auto outcome = vault_test::outcome(vault, "vault:a");
            QVERIFY2(outcome.starts_with("error: "), outcome.c_str());
            QVERIFY(!vault.put("b", Secret("x")).ok());  // never written over
        }
    }

    void anOpenVaultFileIsRefused()
    {
        const auto file = path("shared");
        Vault vault(vault_test::options(file));
        QVERIFY(vault.put("a", Secret("1")).ok());
        QCOMPARE(::chmod(file.c_str(), 0644), 0);
        QVERIFY(vault_test::outcome(vault, "vault:a").starts_with("error: others"));
    }

    void namesAreChecked()
    {
        Vault vault(vault_test::options(path("names")));
        for (const char* name : {"", " a", "a\n", "\x7f"})
            QVERIFY(!vault.put(name, Secret("1")).ok());
        QVERIFY(!vault.put("a", Secret()).ok());
        QVERIFY(!QFileInfo::exists(folder_.filePath("names")));
    }

    void aFolderThatIsMissingIsAnError()
    {
        Vault vault(vault_test::options(path("missing/vault")));
        const auto put = vault.put("a", Secret("1"));
        QVERIFY(!put.ok());
        QVERIFY(put.error().kind == ErrorKind::Storage);
        Vault none({});
        QVERIFY(vault_test::outcome(none, "vault:a").find("no vault here") != std::string::npos);
    }
};

GH_SUITE(VaultTest)
#include "vault_test.moc"
