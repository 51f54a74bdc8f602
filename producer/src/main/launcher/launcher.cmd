@echo off
rem Starts @{launcher.name}: finds a JDK @{java.release} or later, and runs the jars beside it with the
rem options in conf\@{launcher.name}.options. All of Topicscope's programs use this template.
setlocal EnableExtensions DisableDelayedExpansion

set "NEEDED=@{java.release}"
for %%I in ("%~dp0..") do set "HOME_DIR=%%~fI"
set "JAVA="
set "SEEN="

if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JAVA for %%I in (java.exe) do if not "%%~$PATH:I"=="" call :try "%%~dp$PATH:I.."
for %%V in (JDK JRE) do if not defined JAVA for /f "tokens=2,*" %%A in (
  'reg query "HKLM\SOFTWARE\JavaSoft\%%V" /s /v JavaHome 2^>nul ^| find "REG_SZ"'
) do call :try "%%B"
rem TOPICSCOPE_JDKS is one more folder with JDKs.
if defined TOPICSCOPE_JDKS for /d %%D in ("%TOPICSCOPE_JDKS%\*") do call :try "%%~fD"
for %%V in ("Eclipse Adoptium" "Java" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft" "Semeru" "RedHat") do (
  for /d %%D in ("%ProgramFiles%\%%~V\*") do call :try "%%~fD"
)
for /d %%D in ("%USERPROFILE%\.jdks\*") do call :try "%%~fD"
for /d %%D in ("%LOCALAPPDATA%\Programs\Eclipse Adoptium\*") do call :try "%%~fD"

rem Not in parentheses: a path such as C:\Program Files (x86) in SEEN would end the block.
if defined JAVA goto :found
>&2 echo @{launcher.name} needs Java %NEEDED% or later, and found none.
rem Delayed: & and ) in a path are then letters as others are.
setlocal EnableDelayedExpansion
if defined SEEN >&2 echo Found, but too old:!SEEN!
endlocal
>&2 echo What to do: install a JDK %NEEDED%, for example: winget install EclipseAdoptium.Temurin.%NEEDED%.JDK
>&2 echo or set JAVA_HOME to the folder of one that you have.
exit /b 1

:found

rem A program with a window starts twice as fast with a class archive (CDS). The JVM writes it when the
rem first window closes. An archive of other files is deleted.
set "ARCHIVE="
set "MAKE="
set "CACHE=%LOCALAPPDATA%\Topicscope\cache"
if not defined LOCALAPPDATA goto :modules
if not exist "%HOME_DIR%\lib\javafx" goto :modules
if not exist "%CACHE%" mkdir "%CACHE%" 2>nul
if "%~1"=="" set "MAKE=-XX:+AutoCreateSharedArchive"
for %%C in (--bootstrap-server --profile --topic --demo) do if /i "%~1"=="%%C" set "MAKE=-XX:+AutoCreateSharedArchive"
set "FILES="
for %%F in ("%HOME_DIR%\lib\@{launcher.name}-*.jar") do call set "FILES=%%FILES%% %%~tzF"
set "FILES=%HOME_DIR%%FILES%"
set "KNOWN="
if exist "%CACHE%\@{launcher.name}.files" set /p KNOWN=<"%CACHE%\@{launcher.name}.files"
if defined KNOWN set "KNOWN=%KNOWN:"=%"
if defined MAKE if not "%FILES%"=="%KNOWN%" del /q "%CACHE%\@{launcher.name}.jsa" 2>nul
if defined MAKE if not "%FILES%"=="%KNOWN%" >"%CACHE%\@{launcher.name}.files" echo "%FILES%"
set ARCHIVE=%MAKE% "-XX:SharedArchiveFile=%CACHE%\@{launcher.name}.jsa" -Xlog:disable
if not defined MAKE if not exist "%CACHE%\@{launcher.name}.jsa" set "ARCHIVE="
:modules
set "MODULES="
if exist "%HOME_DIR%\lib\javafx" set MODULES=--module-path "%HOME_DIR%\lib\javafx" --add-modules javafx.controls
rem Commands with a high load get further options.
set "FAST="
for %%C in (@{launcher.fast}) do if /i "%~1"=="%%C" set FAST="@%HOME_DIR%\conf\@{launcher.name}-fast.options"
"%JAVA%" "@%HOME_DIR%\conf\@{launcher.name}.options" %FAST% %ARCHIVE% "-Dtopicscope.home=%HOME_DIR%" %MODULES% -cp "%HOME_DIR%\lib\*" @{launcher.main} %*
exit /b %ERRORLEVEL%

rem Uses the Java in folder %1 if there is one and it is new enough. No path stands in parentheses: one such as
rem C:\Program Files (x86) would end the block.
:try
if defined JAVA exit /b 0
set "TRIED=%~f1"
if not exist "%TRIED%\bin\java.exe" exit /b 0
set "VERSION="
if exist "%TRIED%\release" for /f "usebackq tokens=1,2 delims==" %%K in ("%TRIED%\release") do if "%%K"=="JAVA_VERSION" set "VERSION=%%~L"
if defined VERSION goto :major
set "LINES=%TEMP%\@{launcher.name}-java-%RANDOM%.txt"
"%TRIED%\bin\java.exe" -version 2>&1 | find "version" >"%LINES%"
for /f "usebackq tokens=3" %%L in ("%LINES%") do set "VERSION=%%~L"
del /q "%LINES%" 2>nul
:major
if not defined VERSION exit /b 0
set "MAJOR="
for /f "tokens=1 delims=.-+_" %%A in ("%VERSION%") do set "MAJOR=%%A"
if "%MAJOR%"=="1" for /f "tokens=2 delims=.-+_" %%A in ("%VERSION%") do set "MAJOR=%%A"
if %MAJOR% GEQ %NEEDED% set "JAVA=%TRIED%\bin\java.exe"
if not defined JAVA set "SEEN=%SEEN% [Java %MAJOR% in %TRIED%]"
exit /b 0
