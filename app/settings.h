#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace gatehouse::app {

/// What the window remembers: looks and places, nothing of the gateway (that is Config).
///
/// Shape   an INI file "window.ini" in the data folder.
class Settings {
public:
    explicit Settings(const QString& dataFolder);

    [[nodiscard]] QString theme() const;  ///< "system", "light", "dark"
    void setTheme(const QString& theme);
    [[nodiscard]] double textScale() const;  ///< 0.9 … 1.5
    void setTextScale(double scale);
    [[nodiscard]] QString density() const;  ///< "comfortable", "compact"
    void setDensity(const QString& density);
    [[nodiscard]] QString colours() const;  ///< "usual", "distinct"
    void setColours(const QString& colours);
    [[nodiscard]] QString motion() const;  ///< "system", "full", "reduced"
    void setMotion(const QString& motion);
    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    [[nodiscard]] QString page() const;  ///< last page, "dashboard" at first
    void setPage(const QString& page);
    /// Anything else a page wants to remember, e.g. "traffic/columns".
    [[nodiscard]] QVariant value(const QString& key, const QVariant& otherwise = {}) const;
    void setValue(const QString& key, const QVariant& value);

private:
    /// The first of `words` where anything else stands in the file.
    [[nodiscard]] QString oneOf(const QString& key, const QStringList& words) const;

    QSettings file_;
};

}  // namespace gatehouse::app
