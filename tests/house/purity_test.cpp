#include <QTest>

#include "tests/house/tree.h"
#include "tests/support/suite.h"

namespace gatehouse::house {

namespace {

struct Ban {
    const char* what;
    const char* pattern;
};

/// What must not occur in the code of proxy/core, comments and literals aside.
constexpr Ban kBans[] = {
    // clang-format off
    {"files",          "\\b(fopen|freopen|tmpfile|std::[io]?fstream|std::filesystem)\\b"},
    {"sockets",        "\\b(socket|accept4|getaddrinfo|recvmsg|sendmsg|epoll_wait)\\s*\\("},
    {"threads",        "\\bstd::(jthread|thread|async|mutex|shared_mutex|condition_variable\\w*|future|promise)\\b"},
    {"sleep",          "\\b(sleep_for|sleep_until|usleep|nanosleep)\\b"},
    {"clocks",         "::now\\s*\\(|\\b(clock_gettime|gettimeofday|std::time)\\s*\\(|\\btime\\s*\\(\\s*(nullptr|NULL|0)?\\s*\\)"},
    {"chance",         "\\b(random_device|std::rand|srand|RAND_bytes|getrandom|arc4random\\w*)\\b"},
    {"log",            "\\b(std::cout|std::cerr|std::clog|printf|fprintf|puts|fputs|syslog)\\b"},
    {"environment",    "\\b(getenv|secure_getenv|setenv|putenv)\\b"},
    {"processes",      "\\b(popen|fork|execv\\w*|std::system)\\s*\\("},
    {"thread memory",  "\\bthread_local\\b"},
    {"mutable static", "\\bstatic\\s+(?!const\\b|constexpr\\b|constinit\\b|inline\\b|void\\b)[\\w:<>,\\s&*]+?\\s\\w+\\s*(=|\\{|;)"},
    // clang-format on
};

const QRegularExpression kHeaders(
    "^(fstream|iostream|thread|mutex|shared_mutex|condition_variable|future|stop_token|filesystem|"
    "random|csignal|"
    "unistd\\.h|fcntl\\.h|pthread\\.h|netdb\\.h|sys/.*|arpa/.*|netinet/.*|openssl/rand\\.h|spdlog/"
    ".*)$");

/// Variables at namespace scope that are not constant.
QStringList globalsOf(const File& file)
{
    static const QRegularExpression harmless(
        "^(using|typedef|struct|class|enum|union|extern|friend|static_assert|template|namespace|#|$"
        ")|"
        "\\b(const|constexpr)\\b|\\(");
    const QString text = codeOnly(file.text);
    QStringList found;
    QString statement;
    int depth = 0;  // of braces that are not a namespace's
    bool lineStart = true, directive = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (lineStart && c == '#') directive = true;
        if (!c.isSpace()) lineStart = false;
        if (c == '\n') {
            lineStart = true;
            if (i > 0 && text[i - 1] != '\\') directive = false;
        }
        if (directive) continue;
        if (c == '{') {
            const bool opensNamespace = statement.simplified().contains(
                QRegularExpression("(^|\\s)(inline )?namespace[\\w: ]*$|^extern \"\\s*\"$"));
            if (depth > 0 || !opensNamespace) {
                ++depth;
            } else {
                statement.clear();
            }
        } else if (c == '}') {
            if (depth > 0) --depth;
            // A function's body ends its statement; a type's or an initialiser's goes on to the
            // semicolon.
            if (depth == 0 && statement.contains('(') && !statement.contains('='))
                statement.clear();
        } else if (depth > 0) {
            continue;
        } else if (c == ';') {
            const QString whole = statement.simplified();
            if (!harmless.match(whole).hasMatch()) {
                found +=
                    QString("%1:%2: global '%3'").arg(file.path).arg(lineOf(text, i)).arg(whole);
            }
            statement.clear();
        } else {
            statement += c;
        }
    }
    return found;
}

/// Memory that all loops share needs locks; it starts no thread and waits for nothing.
bool mayLock(const File& file, const QString& what)
{
    return file.path.startsWith("proxy/core/state/") &&
           (what == "mutex" || what.contains("std::mutex"));
}

QStringList complaintsOf(const File& file)
{
    QStringList complaints;
    for (const Include& include : includesOf(file.text)) {
        if (include.system && kHeaders.match(include.path).hasMatch() &&
            !mayLock(file, include.path)) {
            complaints +=
                QString("%1:%2: includes <%3>").arg(file.path).arg(include.line).arg(include.path);
        }
    }
    const QString code = codeOnly(file.text);
    for (const Ban& ban : kBans) {
        for (const QString& place : places(file.path, code, QRegularExpression(ban.pattern))) {
            if (!mayLock(file, place)) complaints += QString("%1   [%2]").arg(place, ban.what);
        }
    }
    return complaints + globalsOf(file);
}

}  // namespace

class PurityTest : public QObject {
    Q_OBJECT

private slots:

    /// No I/O, thread, clock, chance, global or log in proxy/core: it is an argument, or an Ask.
    void theCoreIsPure()
    {
        Exceptions exceptions("purity");
        QStringList complaints;
        for (const File& file : filesOf({"proxy/core"}, {".h", ".cpp"})) {
            const QStringList own = complaintsOf(file);
            if (!own.isEmpty() && !exceptions.covers(file.path)) complaints += own;
        }
        GH_NO_COMPLAINTS(complaints + exceptions.finish(kMostExceptions));
    }

    void onlySharedMemoryLocks()
    {
        const QString text = "#include <mutex>\nstd::mutex here;";
        QVERIFY(complaintsOf({"proxy/core/state/a.h", text}).size() < 3);
        QCOMPARE(complaintsOf({"proxy/core/base/a.h", text}).size(), 3);
        QVERIFY(!complaintsOf({"proxy/core/state/a.h", "std::thread loop;"}).isEmpty());
    }

    void impureCodeIsSeen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("complaints");
        QTest::newRow("clock") << "auto t = std::chrono::steady_clock::now();"
                               << 2;  // and a global
        QTest::newRow("file") << "void f() { fopen(\"x\", \"r\"); }" << 1;
        QTest::newRow("header") << "#include <thread>" << 1;
        QTest::newRow("environment") << "void f() { std::getenv(\"HOME\"); }" << 1;
        QTest::newRow("global") << "namespace a {\nint counter = 0;\n}" << 1;
        QTest::newRow("global list") << "namespace a {\nstd::vector<int> all{1, 2};\n}" << 1;
        QTest::newRow("local static")
            << "int f()\n{\n    static int calls = 0;\n    return ++calls;\n}" << 1;
        QTest::newRow("comment") << "// std::thread and ::now() are elsewhere" << 0;
        QTest::newRow("literal") << "const char* f() { return \"getenv\"; }" << 0;
        QTest::newRow("constant table") << "namespace a {\nconstexpr int kAll[] = {1, 2};\n}" << 0;
        QTest::newRow("types") << "struct A { int x = 0; };\nenum class B { One };\nusing C = A;"
                               << 0;
        QTest::newRow("functions") << "static int f(int x);\nint f(int x) { return x; }" << 0;
    }

    void impureCodeIsSeen()
    {
        QFETCH(QString, text);
        QFETCH(int, complaints);
        const QStringList found = complaintsOf({"proxy/core/x.cpp", text});
        QCOMPARE(!found.isEmpty(), complaints > 0);
    }

private:
    static constexpr int kMostExceptions = 0;
};

}  // namespace gatehouse::house

using gatehouse::house::PurityTest;
GH_SUITE(PurityTest)
#include "purity_test.moc"
