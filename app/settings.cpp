#include "app/settings.h"

namespace gatehouse::app {

Settings::Settings(const QString& dataFolder)
    : file_(dataFolder + QStringLiteral("/window.ini"), QSettings::IniFormat)
{
}

QString Settings::theme() const
{
    const QString theme = file_.value(QStringLiteral("theme")).toString();
    const bool known = theme == QLatin1String("light") || theme == QLatin1String("dark");
    return known ? theme : QStringLiteral("system");
}

void Settings::setTheme(const QString& theme)
{
    file_.setValue(QStringLiteral("theme"), theme);
}

double Settings::textScale() const
{
    bool ok = false;
    const double scale = file_.value(QStringLiteral("textScale"), 1.0).toDouble(&ok);
    return ok ? qBound(0.9, scale, 1.5) : 1.0;
}

void Settings::setTextScale(double scale)
{
    file_.setValue(QStringLiteral("textScale"), scale);
}

QByteArray Settings::geometry() const
{
    return file_.value(QStringLiteral("geometry")).toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry)
{
    file_.setValue(QStringLiteral("geometry"), geometry);
}

QString Settings::page() const
{
    return file_.value(QStringLiteral("page"), QStringLiteral("dashboard")).toString();
}

void Settings::setPage(const QString& page)
{
    file_.setValue(QStringLiteral("page"), page);
}

QVariant Settings::value(const QString& key, const QVariant& otherwise) const
{
    return file_.value(key, otherwise);
}

void Settings::setValue(const QString& key, const QVariant& value)
{
    if (value.isValid()) {
        file_.setValue(key, value);
    } else {
        file_.remove(key);
    }
}

}  // namespace gatehouse::app
