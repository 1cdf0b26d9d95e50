#include "app/export/bundle_words.h"

#include <QCoreApplication>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

/// What proxy/core/export says. It has no translator; the texts stand here once more so that the
/// translation tools find them.
[[maybe_unused]] constexpr const char* kTexts[] = {
    QT_TRANSLATE_NOOP("Bundle", "Token of the admin routes"),
    QT_TRANSLATE_NOOP("Bundle", "Key of the placeholders"),
    QT_TRANSLATE_NOOP("Bundle", "Gateway key %1"),
    QT_TRANSLATE_NOOP("Bundle", "Secret of the issuer %1"),
    QT_TRANSLATE_NOOP("Bundle", "Secret at the issuer %1"),
    QT_TRANSLATE_NOOP("Bundle", "Key of the collector %1"),
    QT_TRANSLATE_NOOP("Bundle", "API key of %1"),
    QT_TRANSLATE_NOOP("Bundle", "the settings"),
    QT_TRANSLATE_NOOP("Bundle", "template of the environment file: the secrets go there"),
    QT_TRANSLATE_NOOP("Bundle", "systemd unit, hardened"),
    QT_TRANSLATE_NOOP("Bundle", "container image from the program in this folder"),
    QT_TRANSLATE_NOOP("Bundle", "the container with its volume and environment"),
    QT_TRANSLATE_NOOP("Bundle", "keeps secrets out of the image"),
    QT_TRANSLATE_NOOP("Bundle", "how to read this back into Gatehouse"),
    QT_TRANSLATE_NOOP("Bundle", "what to do, step by step"),
    QT_TRANSLATE_NOOP("Bundle", "the certificate %1 is not in the bundle"),
    QT_TRANSLATE_NOOP("Bundle", "the key of the certificate, %1, is not in the bundle"),
    QT_TRANSLATE_NOOP("Bundle", "the CA file %1 is not in the bundle"),
    QT_TRANSLATE_NOOP("Bundle", "the key file %1 is not in the bundle"),
    QT_TRANSLATE_NOOP("Bundle",
                      "copy it to the same place on the server, readable for the service"),
    QT_TRANSLATE_NOOP("Bundle", "the gateway listens on the server itself alone"),
    QT_TRANSLATE_NOOP("Bundle",
                      "stand a web server with TLS before it, or set listen, allowRemote, "
                      "allowedHosts and a certificate"),
    QT_TRANSLATE_NOOP("Bundle", "programs on the server may call without a key"),
    QT_TRANSLATE_NOOP("Bundle", "switch it off where others have accounts on that machine"),
    QT_TRANSLATE_NOOP("Bundle", "%1 runs on the machine of the gateway"),
    QT_TRANSLATE_NOOP("Bundle",
                      "install it on the server, or give its address elsewhere as base URL"),
    QT_TRANSLATE_NOOP("Bundle", "the sample provider answers from memory"),
    QT_TRANSLATE_NOOP("Bundle", "remove it on a server for real work"),
};

}  // namespace

QString bundleWords(const std::string& text)
{
    return QCoreApplication::translate("Bundle", text.c_str());
}

QString bundleWords(const exports::Sentence& sentence)
{
    const QString words = bundleWords(sentence.text);
    return words.contains(QLatin1String("%1")) ? words.arg(text(sentence.subject)) : words;
}

}  // namespace gatehouse::app
